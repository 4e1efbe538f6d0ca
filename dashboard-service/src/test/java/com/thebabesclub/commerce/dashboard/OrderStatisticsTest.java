package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.repository.OrderStatisticsRepository;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What the shop's orders come to. */
@Case(
        id = "P13",
        sentence =
                "What the orders of days come to, for each currency: summed days as they were "
                        + "left, today and other days from the list, within a bound.")
class OrderStatisticsTest extends DashboardTest {

    private static final LocalDate FIRST = LocalDate.parse("2025-09-30");
    private static final String ONE_PAID =
            "{\"currency\":\"usd\",\"orders\":1,\"pieces\":2,\"amount\":6000,\"amountRefunded\":0,"
                    + "\"completed\":1,\"pendingPayment\":0,\"paymentFailed\":0,\"needsReview\":0}";

    @BeforeAll
    void orders() {
        order("cs_test_sum_before", "2025-09-29T23:59:59Z");
        order("cs_test_sum_first", "2025-09-30T00:00:00Z");
        order("cs_test_sum_refunded", "2025-09-30T23:59:59Z");
        order("cs_test_sum_october", "2025-10-01T00:00:00Z");
        dashboard()
                .guestOrder(
                        "cs_test_sum_debit",
                        "summed@example.com",
                        Instant.parse("2025-10-01T12:00:00Z"),
                        SessionStage.UNPAID);
        order("cs_test_sum_after", "2025-10-03T00:00:00Z");
        dashboard().refund("cs_test_sum_refunded", "re_summed", 500);
        order("cs_test_sum_many", "2025-12-01T00:00:00Z");
        for (int i = 10; i < 35; i++) {
            order("cs_test_sum_many" + i, "2025-12-02T00:00:" + i + "Z");
        }
        order("cs_test_sum_few", "2025-12-03T00:00:00Z");
    }

    @AfterEach
    void heal() {
        dashboard().local.tap().heal();
        for (LocalDate day = FIRST; day.isBefore(FIRST.plusDays(4)); day = day.plusDays(1)) {
            dashboard().remove(Key.orderStatistics(day));
        }
    }

    private void order(String session, String created) {
        dashboard().order(session, "user_summed", Instant.parse(created));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void daysThatNobodyHasSummedAreReadFromTheList(Door door) {
        CapacityLedger cost = CapacityLedger.on(dashboard().local);

        WebAnswer answer = door.ask(get("?from=2025-09-30&to=2025-10-02"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(cost.usage().roundTrips())
                .as("the summed days, and the list of each month")
                .isEqualTo(3);
        assertThat(answer.body())
                .startsWith(
                        "{\"totals\":[{\"currency\":\"usd\",\"orders\":4,\"pieces\":8,"
                                + "\"amount\":18000,\"amountRefunded\":500,\"completed\":3,"
                                + "\"pendingPayment\":1,")
                .containsSubsequence(
                        "{\"day\":\"2025-10-02\",\"totals\":[]}",
                        "{\"day\":\"2025-10-01\",\"totals\":[{\"currency\":\"usd\",\"orders\":2,"
                                + "\"pieces\":4,\"amount\":6000,\"amountRefunded\":0,",
                        "{\"day\":\"2025-09-30\",\"totals\":[{\"currency\":\"usd\",\"orders\":2,"
                                + "\"pieces\":4,\"amount\":12000,\"amountRefunded\":500,")
                .endsWith("\"unsummed\":[]}");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aSummedDayIsAnsweredAsItWasLeftAndCostsNoReadingOfItsOrders(Door door) {
        String listed = door.ask(get("?from=2025-09-30&to=2025-10-02")).body();
        FIRST.datesUntil(FIRST.plusDays(3)).forEach(this::sum);
        CapacityLedger cost = CapacityLedger.on(dashboard().local);

        String summed = door.ask(get("?from=2025-09-30&to=2025-10-02")).body();

        assertThat(summed).isEqualTo(listed);
        assertThat(cost.usage().roundTrips()).isEqualTo(1);
        assertThat(cost.usage().readUnits()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aGapBetweenSummedDaysIsReadAlone(Door door) {
        sum(LocalDate.parse("2025-09-30"));
        sum(LocalDate.parse("2025-10-02"));

        String body = door.ask(get("?from=2025-09-30&to=2025-10-03")).body();

        assertThat(body)
                .contains("\"orders\":5,\"pieces\":10,", "{\"day\":\"2025-10-02\",\"totals\":[]}")
                .contains("{\"day\":\"2025-10-03\",\"totals\":[" + ONE_PAID + "]}");
    }

    /** As if the list had so many orders that one query never ends it. */
    @ParameterizedTest
    @MethodSource("doors")
    void whatIsTooMuchToSumIsNamedAndInNoTotal(Door door) {
        sum(LocalDate.parse("2025-12-01"));
        dashboard()
                .local
                .tap()
                .script(
                        (call, proceed) ->
                                call.request() instanceof QueryRequest query && ofList(query)
                                        ? dashboard()
                                                .local
                                                .tap()
                                                .direct()
                                                .query(query.toBuilder().limit(1).build())
                                        : proceed.get());
        dashboard().local.tap().forgetCalls();

        String body = door.ask(get("?from=2025-12-01&to=2025-12-03")).body();

        assertThat(dashboard().local.tap().calls()).hasSize(1 + 20);
        assertThat(body)
                .startsWith("{\"totals\":[{\"currency\":\"usd\",\"orders\":2,")
                .contains("\"day\":\"2025-12-03\"", "\"day\":\"2025-12-01\"")
                .doesNotContain("\"day\":\"2025-12-02\"")
                .endsWith("\"unsummed\":[\"2025-12-02\"]}");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void todayIsTheLastDayAndAMonthOfTheFutureHasNone(Door door) {
        assertThat(door.ask(get("?month=2026-11")).body())
                .contains("\"days\":[{\"day\":\"2026-11-26\",")
                .contains("\"day\":\"2026-11-01\"")
                .doesNotContain("@");
        assertThat(door.ask(get("?month=2026-12")).body())
                .isEqualTo("{\"totals\":[],\"days\":[],\"unsummed\":[]}");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsNoPeriodIsRefused(Door door) {
        dashboard().local.tap().forgetCalls();
        for (String query :
                List.of(
                        "",
                        "?month=2025-13",
                        "?month=2025-10&from=2025-10-01",
                        "?from=2025-10-01",
                        "?to=2025-10-01",
                        "?from=2025-10-02&to=2025-10-01",
                        "?from=2025-02-30&to=2025-10-01",
                        "?from=1066-10-14&to=1066-10-15",
                        "?from=2024-10-01&to=2025-10-02")) {
            assertThat(door.ask(get(query)).status()).as(query).isEqualTo(400);
        }
        assertThat(dashboard().local.tap().calls()).isEmpty();
    }

    private void sum(LocalDate day) {
        Await.value(new OrderStatisticsRepository(dashboard().table, dashboard().clock).sum(day));
    }

    private static boolean ofList(QueryRequest query) {
        return query.expressionAttributeValues().values().stream()
                .anyMatch(value -> value.s() != null && value.s().startsWith("ORDERS#"));
    }

    private WebRequest get(String query) {
        return WebRequest.get("/admin/statistics" + query).bearer(dashboard().admin());
    }
}
