package com.thebabesclub.commerce.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What is wrong with a setting stops the start of a packaged service with one sentence that names
 * it.
 */
class WrongSettingIT {

    private static final Path ROOT = Path.of(System.getProperty("repository.root"));

    private static final Map<String, String> RIGHT =
            Map.of(
                    "COMMERCE_TABLE", "commerce",
                    "STRIPE_SECRET", "sk_test_1",
                    "STRIPE_WEBHOOK_SECRET", "whsec_1",
                    "QUOTE_SIGNATURE_SECRET", "k1:0123456789abcdef0123456789abcdef",
                    "JWT_SECRET", "0123456789abcdef0123456789abcdef",
                    "AWS_REGION", "us-east-1",
                    "AWS_ACCESS_KEY_ID", "local",
                    "AWS_SECRET_ACCESS_KEY", "local",
                    "MICRONAUT_SERVER_PORT", "-1");

    private record Ended(int exitCode, List<String> errors) {}

    @ParameterizedTest
    @Tag("A17")
    @DisplayName("A17: A secret that is too short: no start.")
    @CsvSource({
        "checkout-service, COMMERCE_TABLE, ",
        "checkout-service, STRIPE_SECRET, ",
        "checkout-service, QUOTE_SIGNATURE_SECRET, ",
        "checkout-service, QUOTE_SIGNATURE_SECRET, k1:short",
        "checkout-service, CHECKOUT_MODE, subscription",
        "checkout-service, QUOTE_TTL_MINUTES, soon",
        "checkout-service, CATALOG_LOCATION, /there/is/no/such/catalog.json",
        "checkout-service, JWT_SECRET, short",
        "webhook-service, STRIPE_WEBHOOK_SECRET, ",
        "webhook-service, STRIPE_WEBHOOK_SECRET, secret",
        "webhook-service, STRIPE_WEBHOOK_TOLERANCE, 0",
        "webhook-service, STRIPE_SECRET, pk_test_1",
        "webhook-service, AWS_REGION, ",
        "dashboard-service, JWT_SECRET, short",
        "dashboard-service, STRIPE_API_BASE, http://stripe.example",
        "sync-job, SYNC_LOOKBACK_HOURS, -1",
    })
    void theStartStopsWithASentenceThatNamesTheSetting(String service, String setting, String value)
            throws IOException, InterruptedException {
        Ended ended = start(service, setting, value);

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errors())
                .singleElement()
                .satisfies(
                        sentence -> assertThat(sentence).startsWith(setting + " ").endsWith("."));
    }

    @Test
    void aMalformedCatalogueStopsTheStart(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path catalogue = Files.writeString(folder.resolve("catalog.json"), "{\"version\": ");

        Ended ended = start("checkout-service", "CATALOG_LOCATION", catalogue.toString());

        assertThat(ended.exitCode()).isEqualTo(2);
        assertThat(ended.errors())
                .singleElement()
                .satisfies(sentence -> assertThat(sentence).startsWith("CATALOG_LOCATION "));
    }

    private static Ended start(String service, String setting, @Nullable String value)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(RIGHT);
        // What this machine knows of AWS must not stand in.
        environment.put("AWS_CONFIG_FILE", "none");
        environment.put("AWS_EC2_METADATA_DISABLED", "true");
        environment.remove(setting);
        if (value != null) {
            environment.put(setting, value);
        }
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-jar",
                                ROOT.resolve(service)
                                        .resolve("target")
                                        .resolve(service + ".jar")
                                        .toString()));
        if (service.equals("sync-job")) {
            command.addAll(List.of("sync", "orders"));
        }
        Path errors = Files.createTempFile("wrong-setting", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("it ends").isTrue();
            return new Ended(process.exitValue(), sentences(errors));
        } finally {
            process.destroyForcibly();
            Files.delete(errors);
        }
    }

    private static List<String> sentences(Path errors) throws IOException {
        return Files.readString(errors)
                .lines()
                .filter(line -> !line.startsWith("WARNING:"))
                .toList();
    }
}
