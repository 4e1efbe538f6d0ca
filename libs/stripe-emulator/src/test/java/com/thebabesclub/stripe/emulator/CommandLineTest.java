package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.StripeClient;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

class CommandLineTest {

    private static final int TERMINATED = 128 + 15;

    @Test
    void itSaysWhenItIsReadyServesAndEndsWhenItIsTold() throws Exception {
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "--port",
                                "0",
                                "--api-key",
                                Shop.KEY)
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String ready = out.readLine();
            assertThat(ready).startsWith("Stripe emulator ready on http://localhost:");

            String base = ready.substring(ready.indexOf("http"));
            StripeClient client =
                    StripeClient.builder().setApiKey(Shop.KEY).setApiBase(base).build();
            assertThat(Shop.session(client).getUrl()).startsWith(base + "/c/pay/cs_test_");
        } finally {
            process.destroy();
        }
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(TERMINATED);
    }

    @ParameterizedTest
    @CsvSource({
        "--prt 1,Unknown option --prt",
        "--port,No value for --port",
        "--port x,'--port needs a number, not x'",
        "--webhook-url http://localhost,--webhook-url needs --webhook-secret after it",
        "--webhook-secret whsec_1,--webhook-secret needs --webhook-url before it",
        "--api-version soon,Invalid Stripe API version: soon"
    })
    void whatIsWrongInTheOptionsIsSaid(String options, String message) {
        assertThatThrownBy(() -> Main.parse(options.split(" ", -1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
