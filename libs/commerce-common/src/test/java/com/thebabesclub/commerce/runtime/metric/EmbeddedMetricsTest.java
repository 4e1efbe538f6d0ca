package com.thebabesclub.commerce.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.testing.TestClock;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

class EmbeddedMetricsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<String> lines = new ArrayList<>();
    private final TestClock clock = TestClock.atNoon();
    private final EmbeddedMetrics metrics = new EmbeddedMetrics("test", clock, lines::add);

    @Test
    void whatBelongsTogetherIsOneLineThatCloudWatchUnderstands() throws IOException {
        metrics.record(Metric.QUOTES.one("hit"), Metric.QUOTE_LATENCY.of(12));

        assertThat(lines).hasSize(1);
        assertThat(JSON.readTree(lines.getFirst()))
                .isEqualTo(
                        JSON.readTree(
                                """
                                {
                                  "_aws": {
                                    "Timestamp": %d,
                                    "CloudWatchMetrics": [
                                      {
                                        "Namespace": "TheBabesClub/Commerce",
                                        "Dimensions": [["env"]],
                                        "Metrics": [{"Name": "Quotes", "Unit": "Count"}]
                                      }
                                    ]
                                  },
                                  "env": "test",
                                  "cache": "hit",
                                  "Quotes": 1,
                                  "QuoteLatency": 12
                                }
                                """
                                        .formatted(clock.millis())));
    }

    @Test
    void twoReadingsOfOneMetricAreTwoLines() throws IOException {
        metrics.record(
                Metric.RATE_LIMITED.one("quote"),
                Metric.RATE_LIMITED.one("checkout"),
                Metric.QUOTE_LINES.of(3));

        assertThat(lines).hasSize(2);
        assertThat(JSON.readTree(lines.get(0)).get("QuoteLines").asInt()).isEqualTo(3);
        assertThat(JSON.readTree(lines.get(1)).get("scope").asText()).isEqualTo("checkout");
    }

    @Test
    void everyMetricIsEmittedByItsName() throws IOException {
        for (Metric metric : Metric.values()) {
            lines.clear();
            metrics.record(
                    metric.label().map(_ -> metric.of(7, "some")).orElseGet(() -> metric.of(7)));

            JsonNode line = JSON.readTree(lines.getFirst());
            assertThat(line.get(metric.cloudWatchName()).asInt()).as(metric.name()).isEqualTo(7);
            assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics/0/Name").asText())
                    .isEqualTo(metric.series().isTotal() ? metric.cloudWatchName() : "");
        }
    }

    /** A series costs as much each hour whether somebody looks at it or nobody. */
    @Test
    void aSortIsASeriesOnlyWhereAnAlarmLooksAtIt() throws IOException {
        metrics.record(Metric.DUE_TASKS.one("parked"));
        metrics.record(Metric.DUE_TASKS.one("done"));
        metrics.record(Metric.QUOTE_AMOUNT.of(1999, "usd"));

        assertThat(JSON.readTree(lines.get(0)).at("/_aws/CloudWatchMetrics/0/Dimensions"))
                .isEqualTo(JSON.readTree("[[\"env\", \"outcome\"]]"));
        assertThat(JSON.readTree(lines.get(1)))
                .isEqualTo(JSON.readTree("{\"env\":\"test\",\"outcome\":\"done\",\"DueTasks\":1}"));
        assertThat(JSON.readTree(lines.get(2)))
                .isEqualTo(
                        JSON.readTree(
                                "{\"env\":\"test\",\"currency\":\"usd\",\"QuoteAmount\":1999}"));
    }

    @Test
    void noLabelIsCalledLikeAMetricOrLikeTheEnvironment() {
        assertThat(
                        Arrays.stream(Metric.values())
                                .flatMap(metric -> metric.label().stream())
                                .map(label -> label.substring(0, 1)))
                .allMatch(first -> first.equals(first.toLowerCase(Locale.ROOT)));
        assertThat(Arrays.stream(Metric.values()).flatMap(metric -> metric.label().stream()))
                .doesNotContain("env", "_aws");
    }
}
