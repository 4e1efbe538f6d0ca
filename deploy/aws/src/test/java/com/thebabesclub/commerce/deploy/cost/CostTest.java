package com.thebabesclub.commerce.deploy.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.deploy.Synthesised;
import com.thebabesclub.commerce.deploy.cost.Price.Part;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

class CostTest {

    private static final Path ROOT =
            Path.of(System.getProperty("repository.root", Path.of("../..").toString()));

    @Test
    void theDocumentHasTheTables() throws IOException {
        String document = Files.readString(ROOT.resolve("docs/cost.md"));

        assertThat(document)
                .contains(CostTables.bill(), CostTables.operations(), CostTables.prices())
                .contains(CostTables.console());
    }

    /** 160 hours of four requests a minute, at a dollar for a million, and their transfer. */
    @Test
    void theConsoleIsPaidForByItsRequests() {
        Estimate console = Estimate.ofConsole();

        assertThat(console.used(Price.PAGE_REQUEST)).isEqualTo(38_400);
        assertThat(console.dollars(Part.CONSOLE)).isCloseTo(0.0384 + 0.0094, within(0.001));
        assertThat(console.dollars(Part.API)).isCloseTo(0.1344, within(0.0001));
        assertThat(Estimate.ofOrders(1_000).dollars(Part.CONSOLE)).isZero();
    }

    /** The bill of a month without a sale, by hand. */
    @Test
    void aShopThatSellsNothingPaysForWhatIsThere() {
        Estimate nothing = Estimate.ofOrders(0);

        assertThat(nothing.dollars(Part.API)).isZero();
        assertThat(nothing.dollars(Part.FIREWALL)).isEqualTo(11);
        assertThat(nothing.dollars(Part.KEYS)).isCloseTo(1.30, within(0.001));
        // 8,640 sweeps of 1 write and 10 reads
        assertThat(nothing.dollars(Part.TABLE)).isCloseTo(0.0054 + 0.0108, within(0.0001));
        // 8,640 sweeps of 0.4 s at half a GB
        assertThat(nothing.dollars(Part.FUNCTIONS)).isCloseTo(0.0017 + 0.0230, within(0.0001));
    }

    /**
     * Writes of an order, by hand: quotes 24 and 10, sessions 12.8 and 0.4, webhook 26, expiry 6,
     * refunds 0.42, disputes 0.17, steps of its pieces 32, refunds that the shop asks for 0.96,
     * what it cost 2.
     */
    @Test
    void anOrdersCapacityIsTheSumOfItsBudgets() {
        double resting = Estimate.ofOrders(0).used(Price.DYNAMODB_WRITE);

        assertThat(Estimate.ofOrders(1_000).used(Price.DYNAMODB_WRITE) - resting)
                .isCloseTo(114_750, within(0.5));
    }

    /** An alarm costs as much as the metrics that it looks at. */
    @Test
    void theAlarmsAreThoseOfTheStack() {
        int metrics = 0;
        for (JsonNode alarm : Synthesised.of("prod").properties("AWS::CloudWatch::Alarm")) {
            int looked = 0;
            for (JsonNode each : alarm.path("Metrics")) {
                looked += each.has("MetricStat") ? 1 : 0;
            }
            metrics += alarm.has("Metrics") ? looked : 1;
        }

        assertThat(Assumptions.ALARM_METRICS).isEqualTo(metrics);
    }

    /** Most of it was once for series at which nobody looked. */
    @Test
    void aSmallShopsBillIsSmall() {
        Estimate small = Estimate.ofOrders(1_000);

        assertThat(small.dollars()).isLessThanOrEqualTo(26);
        assertThat(small.dollarsWithoutFirewall()).isLessThanOrEqualTo(15);
    }

    @Test
    void aSeriesIsPaidForByTheHour() {
        double small = Estimate.ofOrders(1_000).used(Price.METRIC);

        // Nine are sent in every hour, five once a night, thirteen in fourteen hours of a month.
        assertThat(small).isCloseTo(9 + 5 / 24.0 + 13 * 0.02, within(0.001));
        assertThat(Estimate.ofOrders(10_000_000).used(Price.METRIC))
                .isCloseTo(9 + 5 / 24.0 + 13, within(0.001));
    }

    @Test
    void theGatewayGetsCheaperBeyondItsFirstTier() {
        Estimate large = Estimate.ofOrders(10_000_000);

        assertThat(large.used(Price.GATEWAY_REQUEST)).isEqualTo(333_000_000);
        assertThat(large.used(Price.GATEWAY_REQUEST_BEYOND)).isPositive();
        assertThat(Estimate.ofOrders(100_000).used(Price.GATEWAY_REQUEST_BEYOND)).isZero();
    }

    @Test
    void everyLineGrowsWithTheOrdersAndNothingIsLeftOut() {
        Estimate small = Estimate.ofOrders(1_000);
        Estimate large = Estimate.ofOrders(10_000_000);

        assertThat(large.dollars() / large.orders()).isLessThan(small.dollars() / small.orders());
        assertThat(Stream.of(Part.values()))
                .allSatisfy(
                        part ->
                                assertThat(large.dollars(part))
                                        .isGreaterThanOrEqualTo(small.dollars(part)));
    }

    /** An operation's figures are those that the test of its module holds. */
    @ParameterizedTest
    @EnumSource(Operation.class)
    void budgetsAreThoseOfTheTests(Operation operation) throws IOException {
        if (operation.heldBy().isEmpty()) {
            return;
        }
        String test = source(operation.heldBy());

        assertThat(test)
                .containsPattern(held("writeUnits", operation.written()))
                .containsPattern(held("readUnits", operation.read()));
    }

    private static String held(String units, double figure) {
        String number = figure == Math.rint(figure) ? "%.0f".formatted(figure) : "" + figure;
        String zero = figure == 0 ? "isZero\\(\\)|" : "";
        return units + "\\(\\)\\)\\.(" + zero + "is(LessThanOr)?EqualTo\\(" + number + "\\))";
    }

    private static String source(String moduleAndTest) throws IOException {
        int slash = moduleAndTest.lastIndexOf('/');
        String file = moduleAndTest.substring(slash + 1) + ".java";
        try (Stream<Path> files =
                Files.walk(ROOT.resolve(moduleAndTest.substring(0, slash) + "/src/test/java"))) {
            List<Path> found =
                    files.filter(each -> each.getFileName().toString().equals(file)).toList();
            assertThat(found).as(moduleAndTest).hasSize(1);
            return Files.readString(found.getFirst());
        }
    }
}
