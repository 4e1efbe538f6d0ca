package com.thebabesclub.commerce.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.http.lambda.LambdaStart;
import com.thebabesclub.commerce.runtime.setting.Variables;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A server adds up what it measures until it is asked; a function prints it. */
class MetricsAtTheDoorsTest {

    private static final Variables SETTINGS = Variables.of(Map.of("SHOP_ENV", "test"));

    @Test
    void aServerAnswersPrometheus() {
        try (ApplicationContext server =
                SETTINGS.configure(ApplicationContext.builder("test"))
                        .properties(Map.of("micronaut.server.port", -1))
                        .singletons(TestClock.atNoon())
                        .start()) {
            Metrics metrics = server.getBean(Metrics.class);
            for (Metric metric : Metric.values()) {
                metrics.record(
                        metric.label()
                                .map(_ -> metric.of(7, "some"))
                                .orElseGet(() -> metric.of(7)));
            }
            metrics.record(Metric.QUOTES.one("hit"), Metric.QUOTES.one("hit"));

            WebAnswer answer =
                    Door.netty(server.getBean(EmbeddedServer.class).start().getURI())
                            .ask(WebRequest.get("/prometheus"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
            assertThat(answer.body())
                    .contains("commerce_quotes_total{cache=\"hit\"} 2.0")
                    .contains("commerce_quote_lines_sum 7.0")
                    .contains("commerce_quote_latency_seconds_bucket{le=\"0.01\"} 1");
            for (Metric metric : Metric.values()) {
                assertThat(answer.body()).contains("# HELP " + metric.prometheusName());
            }
        }
    }

    @Test
    void aFunctionPrintsLines() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (ApplicationContext function =
                LambdaStart.builder(SETTINGS).singletons(TestClock.atNoon()).start()) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            function.getBean(Metrics.class).record(Metric.QUOTE_LINES.of(3));
            assertThat(function.findBean(PrometheusController.class)).isEmpty();
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("\"QuoteLines\":3")
                .contains("\"env\":\"test\"");
    }
}
