package com.thebabesclub.commerce.server.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.http.lambda.FunctionContextFactory;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A server adds up what it measures until it is asked; a function prints it. */
class MetricsAtTheDoorsTest {

    private static final EnvironmentVariables SETTINGS =
            EnvironmentVariables.of(Map.of("SHOP_ENV", "test"));

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

            Door door = Door.netty(server.getBean(EmbeddedServer.class).start().getURI());
            // The registry counts a request when it is answered.
            assertThat(door.ask(WebRequest.get("/health/liveness")).status()).isEqualTo(200);
            WebAnswer answer = door.ask(WebRequest.get("/prometheus"));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.header("Content-Type"))
                    .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
            assertThat(answer.body())
                    .contains("jvm_memory_used_bytes{")
                    .contains("http_server_requests_seconds_count{")
                    .contains("uri=\"/health/{selector}\"")
                    .contains("commerce_quotes_total{cache=\"hit\"} 2.0")
                    .contains("commerce_quote_lines_sum 7.0")
                    .contains("commerce_quote_latency_seconds_bucket{le=\"0.01\"} 1");
            for (Metric metric : Metric.values()) {
                assertThat(answer.body()).contains(series(metric));
            }
        }
    }

    @Test
    void aFunctionPrintsLines() {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (ApplicationContext function =
                FunctionContextFactory.builder(SETTINGS).singletons(TestClock.atNoon()).start()) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            function.getBean(Metrics.class).record(Metric.QUOTE_LINES.of(3));
            assertThat(function.findBean(MeterRegistry.class)).isEmpty();
        } finally {
            System.setOut(before);
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("\"QuoteLines\":3")
                .contains("\"env\":\"test\"");
    }

    /** The start of the line that alarms and dashboards read. */
    private static String series(Metric metric) {
        String labels = metric.label().map(label -> "{" + label + "=\"some\"}").orElse("");
        return switch (metric.unit()) {
            case COUNT -> "\n" + metric.prometheusName() + "_total" + labels + " 7.0";
            case MILLISECONDS -> "\n" + metric.prometheusName() + "_sum" + labels + " 0.007";
            case SECONDS, SIZE -> "\n" + metric.prometheusName() + "_sum" + labels + " 7.0";
            case LEVEL -> "\n" + metric.prometheusName() + labels + " 7.0";
        };
    }
}
