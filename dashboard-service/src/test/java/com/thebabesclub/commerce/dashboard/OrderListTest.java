package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The shop's own list of its orders. */
class OrderListTest extends DashboardTest {

    private static final Pattern SESSION = Pattern.compile("\"sessionId\":\"([^\"]+)\"");
    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    /** Another test's orders are in other months. */
    private static final String MONTH = "2025-03";

    @BeforeAll
    void orders() {
        order("cs_test_list_before", "2025-02-28T23:59:59Z");
        order("cs_test_list_first", "2025-03-01T00:00:00Z");
        order("cs_test_list_noon", "2025-03-14T12:00:00Z");
        dashboard()
                .guestOrder(
                        "cs_test_list_debit",
                        "listed@example.com",
                        Instant.parse("2025-03-14T12:00:01Z"),
                        SessionStage.UNPAID);
        order("cs_test_list_evening", "2025-03-14T23:59:59Z");
        order("cs_test_list_after", "2025-04-01T00:00:00Z");
        dashboard().refund("cs_test_list_noon", "re_listed", 1);
    }

    private void order(String session, String created) {
        dashboard().order(session, "user_listed", Instant.parse(created));
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P2",
            sentence = "The shop's list of a month or a day: by key, in UTC, the newest first.")
    void aMonthAndADayAreListedByTheirKeys(Door door) {
        CapacityLedger cost = CapacityLedger.on(dashboard().local);
        String month = door.ask(get("?month=" + MONTH)).body();
        CapacityLedger.Usage usage = cost.usage();

        assertThat(all(SESSION, month))
                .containsExactly(
                        "cs_test_list_evening",
                        "cs_test_list_debit",
                        "cs_test_list_noon",
                        "cs_test_list_first");
        assertThat(usage.roundTrips()).isEqualTo(1);
        assertThat(month)
                .contains("\"status\":\"pending_payment\"", "\"refundStatus\":\"partial\"")
                .contains("\"amountRefunded\":1,")
                .contains("\"createdAt\":\"2025-03-14T12:00:00Z\"")
                .doesNotContain("@", "user_listed");
        assertThat(all(SESSION, door.ask(get("?day=2025-03-14")).body()))
                .containsExactly("cs_test_list_evening", "cs_test_list_debit", "cs_test_list_noon");
        assertThat(all(SESSION, door.ask(get("?day=2025-03-13")).body())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P2",
            sentence = "The shop's list of a month or a day: by key, in UTC, the newest first.")
    void pagesFollowEachOtherAndAFilterMakesThemShort(Door door) {
        assertThat(paged(door, "?limit=1&month=" + MONTH))
                .containsExactly(
                        "cs_test_list_evening",
                        "cs_test_list_debit",
                        "cs_test_list_noon",
                        "cs_test_list_first");
        assertThat(paged(door, "?limit=2&status=completed&month=" + MONTH))
                .containsExactly("cs_test_list_evening", "cs_test_list_noon", "cs_test_list_first");
        assertThat(paged(door, "?limit=2&refundStatus=partial&month=" + MONTH))
                .containsExactly("cs_test_list_noon");
        String cursor = all(CURSOR, door.ask(get("?limit=1&month=" + MONTH)).body()).getFirst();
        assertThat(door.ask(get("?month=2025-04&cursor=" + cursor)).status())
                .as("a cursor of another list")
                .isEqualTo(400);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatCannotBeListedIsRefusedByItsName(Door door) {
        dashboard().local.tap().forgetCalls();
        for (String query :
                List.of(
                        "?month=2025-13",
                        "?month=march",
                        "?day=2025-02-30",
                        "?day=9999-12-31",
                        "?month=2025-03&day=2025-03-14",
                        "?month=2025-03&session=cs_test_list_noon",
                        "?month=2025-03&status=paid",
                        "?month=2025-03&refundStatus=some",
                        "?month=2025-03&limit=101",
                        "?month=2025-03&cursor=x")) {
            assertThat(door.ask(get(query)).status()).as(query).isEqualTo(400);
        }
        assertThat(dashboard().local.tap().calls()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "P4",
            sentence =
                    "One order for an operator: its session, lines, money, refunds and disputes, "
                            + "and what happened to it.")
    void oneOrderTellsWhatHappenedToIt(Door door) {
        CapacityLedger cost = CapacityLedger.on(dashboard().local);
        String file = door.ask(get("/cs_test_list_noon")).body();

        assertThat(cost.usage().roundTrips()).isLessThanOrEqualTo(2);
        assertThat(file)
                .contains("\"stage\":\"complete/paid\"", "\"id\":\"re_listed\"")
                .containsSubsequence(
                        "\"timeline\":[{\"version\":2,",
                        "{\"kind\":\"created\",\"value\":\"BC-LISTNOON\"}",
                        "\"version\":3,",
                        "{\"kind\":\"refunded\",\"value\":\"1\"}");
        assertThat(door.ask(get("/cs_test_list_nobody")).status()).isEqualTo(404);
        assertThat(door.ask(get("/BC-LISTNOON")).status()).isEqualTo(400);
    }

    private List<String> paged(Door door, String query) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            WebAnswer page = door.ask(get(query + cursor));
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            seen.addAll(all(SESSION, page.body()));
            cursor =
                    all(CURSOR, page.body()).stream()
                            .findFirst()
                            .map(next -> "&cursor=" + next)
                            .orElse("");
        } while (!cursor.isEmpty() && seen.size() < 10);
        return seen;
    }

    private WebRequest get(String query) {
        return WebRequest.get("/admin/orders" + query).bearer(dashboard().admin());
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
    }
}
