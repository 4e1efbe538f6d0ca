package com.thebabesclub.commerce.deploy.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.deploy.Synthesised;
import com.thebabesclub.commerce.deploy.alarm.Measure.OfShop;
import com.thebabesclub.commerce.runtime.metric.Metric;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An alarm looks at what is really measured, under the name and the dimensions of the services. */
class AlarmTest {

    private static final Path ROOT = Path.of(System.getProperty("repository.root"));
    private static final Pattern GRAPHED =
            Pattern.compile("TheBabesClub/Commerce[\\\\\"]+,[\\\\\"]+(\\w+)");
    private static final String ALARM = "AWS::CloudWatch::Alarm";

    private final Synthesised staging = Synthesised.of("staging");

    @ParameterizedTest
    @EnumSource
    void whatItLooksAtIsShownToBeMeasured(Alarm alarm) throws IOException {
        if (alarm.measure() instanceof OfShop own) {
            assertThat(testsOfServices().stream().anyMatch(text -> isSeen(own.metric(), text)))
                    .as("a test sees " + own.metric())
                    .isTrue();
        }
    }

    @Test
    void aMetricThatNoTestSeesIsNoticed() {
        String text = "class ATest { void a() { see(Metric.NEW_ORDERS.one(\"webhook\")); } }";

        assertThat(isSeen(Metric.NEW_ORDERS, text)).isTrue();
        assertThat(isSeen(Metric.ORDERS_IN_REVIEW, text)).isFalse();
        assertThat(isSeen(Metric.MAILS, "\"commerce_mails_total{outcome=\\\"sent\\\"} 1.0\""))
                .isTrue();
        assertThat(isSeen(Metric.SESSIONS, "commerce_sessions_superseded_total")).isFalse();
    }

    @Test
    void aMetricOfTheShopIsFoundByItsEnvironmentAndItsSort() {
        JsonNode parked = alarm("parked-tasks");

        assertThat(parked.path("Namespace").asText()).isEqualTo("TheBabesClub/Commerce");
        assertThat(parked.path("MetricName").asText()).isEqualTo("DueTasks");
        assertThat(parked.path("Dimensions").toString())
                .isEqualTo(
                        """
                        [{"Name":"env","Value":"staging"},{"Name":"outcome","Value":"parked"}]""");
        assertThat(alarm("parked-events").path("Dimensions").toString())
                .isEqualTo("[{\"Name\":\"env\",\"Value\":\"staging\"}]");
    }

    /** One that nobody looks at costs 30 cents a month. */
    @Test
    void aSeriesIsKeptExactlyWhereAnAlarmOrAGraphLooksAtOne() {
        Set<String> kept = new TreeSet<>();
        for (Metric metric : Metric.values()) {
            if (metric.series().isTotal()) {
                kept.add(metric.cloudWatchName());
            }
            metric.series().sorts().forEach(sort -> kept.add(metric.cloudWatchName() + " " + sort));
        }

        assertThat(lookedAt()).isEqualTo(kept);
    }

    private Set<String> lookedAt() {
        Set<String> names = new TreeSet<>();
        for (JsonNode node : staging.template().findParents("MetricName")) {
            if (node.path("Namespace").asText().equals(Metric.NAMESPACE)) {
                List<String> sorts = new ArrayList<>();
                node.path("Dimensions").forEach(each -> sorts.add(each.path("Value").asText()));
                sorts.remove("staging");
                names.add(
                        String.join(" ", node.path("MetricName").asText(), String.join(" ", sorts))
                                .strip());
            }
        }
        GRAPHED.matcher(staging.only("AWS::CloudWatch::Dashboard").toString())
                .results()
                .forEach(found -> names.add(found.group(1)));
        return names;
    }

    @Test
    void whatIsNoSeriesIsSummedByASavedQuery() {
        List<JsonNode> queries = staging.properties("AWS::Logs::QueryDefinition");

        assertThat(queries.stream().map(query -> query.path("Name").asText()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Metric.values())
                                .filter(
                                        metric ->
                                                !metric.series().isTotal()
                                                        || metric.label().isPresent())
                                .map(metric -> "babes-commerce-staging/" + metric.cloudWatchName())
                                .toList());
        assertThat(queries)
                .allMatch(query -> query.path("LogGroupNames").size() == 5)
                .extracting(query -> query.path("QueryString").asText())
                .contains(
                        "filter ispresent(QuoteAmount)\n| stats count(QuoteAmount) as readings,"
                                + " sum(QuoteAmount) as total, max(QuoteAmount) as most by bin(1d), currency");
    }

    @Test
    void noAlarmButItsOwnGoesWithTheFirewall() {
        Synthesised without = Synthesised.of("staging", Map.of("firewall", "off"));
        Set<String> gone = names(staging);
        gone.removeAll(names(without));

        assertThat(gone).containsExactly("babes-commerce-firewall-blocks-staging");
        assertThat(names(staging)).containsAll(names(without));
        assertThat(without.template().toString()).doesNotContain("WAFv2", "WAFV2");
    }

    private static Set<String> names(Synthesised stack) {
        return stack.properties(ALARM).stream()
                .map(alarm -> alarm.path("AlarmName").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void everyAlarmTellsTheTopicAndLinksItsRunbook() {
        assertThat(staging.properties(ALARM))
                .hasSizeGreaterThan(Alarm.values().length)
                .allMatch(alarm -> alarm.path("AlarmActions").toString().contains("Alerts"))
                .allMatch(alarm -> alarm.path("OKActions").toString().contains("Alerts"));
        for (Alarm alarm : Alarm.values()) {
            assertThat(staging.properties(ALARM))
                    .as(alarm.label())
                    .anyMatch(
                            made ->
                                    made.path("AlarmDescription")
                                            .asText()
                                            .endsWith(
                                                    "docs/operations/runbooks.md#"
                                                            + alarm.label()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"checkout", "quote", "webhook", "dashboard"})
    void everyFunctionThatAnswersRequestsIsWatched(String function) {
        for (String label : List.of("function-errors", "function-throttles")) {
            assertThat(alarm(label + "-" + function).path("Dimensions").toString())
                    .contains("\"Name\":\"FunctionName\"");
        }
        assertThat(alarm("function-errors-quote").path("Dimensions").toString())
                .contains("babes-website-cart-quote-staging");
    }

    @Test
    void theOwnersLimitsAreKept() {
        assertThat(alarm("slow-answers").path("Threshold").asInt()).isEqualTo(5000);
        assertThat(alarm("job-errors").path("Period").asInt()).isEqualTo(86400);
        assertThat(alarm("job-errors").path("Threshold").asInt()).isEqualTo(1);
        assertThat(alarm("job-errors").path("Dimensions").toString())
                .contains("babes-website-stripe-nightly-sync-staging");
    }

    @Test
    void theMailThatIsToldIsASetting() {
        Synthesised told = Synthesised.of("staging", Map.of("alarm-mail", "ops@example.com"));

        assertThat(told.only("AWS::SNS::Subscription").path("Endpoint").asText())
                .isEqualTo("ops@example.com");
        assertThat(staging.resources("AWS::SNS::Subscription")).isEmpty();
    }

    private JsonNode alarm(String label) {
        String name = "babes-commerce-" + label + "-staging";
        return staging.properties(ALARM).stream()
                .filter(alarm -> alarm.path("AlarmName").asText().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no alarm " + name));
    }

    private static boolean isSeen(Metric metric, String text) {
        return Pattern.compile("\\bMetric\\." + metric.name() + "\\b").matcher(text).find()
                || text.contains(metric.prometheusName() + "_total")
                || text.matches(
                        "(?s).*\\b" + metric.prometheusName() + "(_sum|_count)?(\\{| |\\\\?\").*");
    }

    /**
     * Of the services and of what they share; the metrics' own tests only show that they add up.
     */
    private static List<String> testsOfServices() throws IOException {
        List<String> texts = new ArrayList<>();
        for (String module :
                List.of(
                        "checkout-service",
                        "webhook-service",
                        "dashboard-service",
                        "sync-job",
                        "libs/commerce-common")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith("Test.java"))
                        .filter(file -> !file.toString().contains("/metric/"))
                        .forEach(file -> texts.add(read(file)));
            }
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theLabelsAreHeadings() {
        assertThat(Arrays.stream(Alarm.values()).map(Alarm::label))
                .doesNotHaveDuplicates()
                .allMatch(label -> label.matches("[a-z-]+"));
    }
}
