package com.thebabesclub.commerce.runtime.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Alarms hang on the names: one that changes in one place only fails. */
class MetricTest {

    @Test
    void theTableHasEveryMetricAndNoOther() throws IOException {
        Path table = Path.of(System.getProperty("repository.root"), "docs/metrics.md");
        List<String> rows =
                Files.readAllLines(table).stream().filter(line -> line.startsWith("| `")).toList();

        assertThat(rows)
                .containsExactlyElementsOf(
                        Arrays.stream(Metric.values()).map(MetricTest::row).toList());
    }

    @Test
    void aReadingHasItsSortExactlyWhereTheMetricHasSorts() {
        assertThat(Metric.QUOTES.one("hit").sort()).contains("hit");
        assertThatThrownBy(Metric.QUOTES::one).hasMessageContaining("needs its sort");
        assertThatThrownBy(() -> Metric.QUOTE_LINES.of(2, "many")).hasMessageContaining("no sorts");
    }

    private static String row(Metric metric) {
        return "| `%s` | `%s` | %s | %s | %s | %s |"
                .formatted(
                        metric.cloudWatchName(),
                        metric.prometheusName()
                                + (metric.unit() == MetricUnit.COUNT ? "_total" : ""),
                        metric.unit().name().toLowerCase(Locale.ROOT),
                        metric.label().map(label -> "`" + label + "`").orElse(""),
                        series(metric.series()),
                        metric.meaning());
    }

    private static String series(Series series) {
        return series.isTotal()
                ? "all"
                : series.sorts().stream()
                        .sorted()
                        .collect(Collectors.joining("`, `", "`", "`"))
                        .replace("``", "");
    }
}
