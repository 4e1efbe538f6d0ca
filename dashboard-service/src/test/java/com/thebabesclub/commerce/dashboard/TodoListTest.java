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

/** What needs a person, for the shop's people. */
@Case(
        id = "P6",
        sentence = "What needs a person now: all of it, by reason, the oldest first, in pages.")
class TodoListTest extends DashboardTest {

    private static final Pattern LINE =
            Pattern.compile(
                    "\"reason\":\"(\\w+)\",\"since\":\"[^\"]+\",\"sessionId\":\"(cs_test_todo[^\"]+)");

    /** What went wrong before the day's work. */
    private static final List<String> ALL =
            List.of(
                    "dispute cs_test_tododisputed",
                    "fraud cs_test_todowarned",
                    "review cs_test_tododoubtful",
                    "pack cs_test_tododisputed",
                    "pack cs_test_tododoubtful",
                    "pack cs_test_todoover",
                    "pack cs_test_todowarned",
                    "pack cs_test_todowell");

    private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

    @BeforeAll
    void orders() {
        for (String name : List.of("well", "disputed", "over", "doubtful", "warned")) {
            dashboard()
                    .order(
                            "cs_test_todo" + name,
                            "user_of_todo",
                            Instant.parse("2025-05-14T12:00:00Z"));
        }
        dashboard()
                .guestOrder(
                        "cs_test_tododebit",
                        "todo@example.com",
                        Instant.parse("2025-05-14T12:00:01Z"),
                        SessionStage.UNPAID);
        dashboard().dispute("cs_test_tododisputed", "needs_response");
        dashboard().dispute("cs_test_todoover", "won");
        dashboard().fraudWarning("cs_test_todowarned");
        dashboard().refund("cs_test_tododoubtful", "re_todo", 60_001);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void allThatNeedsAPersonIsThereByReason(Door door) {
        CapacityLedger cost = CapacityLedger.on(dashboard().local);

        String list = door.ask(get("")).body();

        assertThat(cost.usage().roundTrips()).isLessThanOrEqualTo(6);
        assertThat(lines(list)).containsExactlyElementsOf(ALL);
        assertThat(list)
                .contains("\"dueBy\":\"2026-11-27T12:00:00Z\"")
                .doesNotContain("@", "user_of_todo");
        assertThat(
                        door.ask(
                                        WebRequest.get("/admin/orders/cs_test_todowarned")
                                                .bearer(dashboard().admin()))
                                .body())
                .contains("\"kind\":\"fraud_warning\"", "\"evidenceDueBy\":null")
                .contains("{\"kind\":\"alert\",\"value\":\"issfr_cs_test_todowarned open\"}");
        assertThat(lines(door.ask(get("?reason=review")).body()))
                .containsExactly("review cs_test_tododoubtful");
        assertThat(lines(door.ask(get("?reason=refund")).body())).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void pagesFollowEachOtherThroughTheReasons(Door door) {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        int pages = 0;
        do {
            WebAnswer page = door.ask(get("?limit=1" + cursor));
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            assertThat(lines(page.body())).hasSizeLessThanOrEqualTo(1);
            seen.addAll(lines(page.body()));
            cursor =
                    CURSOR.matcher(page.body())
                            .results()
                            .findFirst()
                            .map(found -> "&cursor=" + found.group(1))
                            .orElse("");
            pages++;
        } while (!cursor.isEmpty() && pages < 20);

        assertThat(seen).containsExactlyElementsOf(ALL);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsNoReasonAndNoCursorIsRefused(Door door) {
        String first = door.ask(get("?limit=1")).body();
        String cursor =
                CURSOR.matcher(first)
                        .results()
                        .findFirst()
                        .map(found -> found.group(1))
                        .orElseThrow();
        dashboard().local.tap().forgetCalls();

        for (String query :
                List.of(
                        "?reason=hunger",
                        "?limit=0",
                        "?limit=101",
                        "?cursor=x",
                        "?reason=dispute&cursor=" + cursor)) {
            assertThat(door.ask(get(query)).status()).as(query).isEqualTo(400);
        }
        assertThat(dashboard().local.tap().calls()).isEmpty();
    }

    private static List<String> lines(String text) {
        return LINE.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1) + " " + found.group(2))
                .toList();
    }

    private WebRequest get(String query) {
        return WebRequest.get("/admin/todo" + query).bearer(dashboard().admin());
    }
}
