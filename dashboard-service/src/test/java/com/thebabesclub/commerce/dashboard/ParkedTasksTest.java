package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.outbox.OutboxTask;
import com.thebabesclub.commerce.outbox.OutboxTask.Kind;
import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Letters and other tasks that were given up, for the shop's people. */
@Case(
        id = "P79",
        sentence =
                "What was given up is listed by its sort, in pages, with the reason; an operator"
                        + " has it tried again, once.")
class ParkedTasksTest extends DashboardTest {

    private static final Pattern ID = Pattern.compile("\"taskId\":\"([^\"]+)\"");

    @AfterEach
    void clear() {
        dashboard().clear("DUE#");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void lettersThatCouldNotBeSentAreListedAndSentAgain(Door door) {
        giveUp(Kind.MAIL, "cs_test_first", Owed.CUSTOMER_MAIL);
        giveUp(Kind.MAIL, "cs_test_second", Owed.SHOP_MAIL);
        giveUp(Kind.ORDER_EVENT, "cs_test_third", Owed.ORDER_EVENT);

        String first = ask(door, "?kind=mail&limit=1");
        assertThat(first)
                .contains("\"kind\":\"mail\"", "\"objectId\":\"cs_test_first\"")
                .contains("\"owed\":[\"customer_mail\"]", "\"reason\":\"no such mailbox\"")
                .contains("\"parkedAt\":\"" + TestClock.NOON)
                .doesNotContain("cs_test_second");
        String cursor = first.replaceAll("(?s).*\"nextCursor\":\"([^\"]+)\".*", "$1");
        assertThat(ask(door, "?kind=mail&limit=1&cursor=" + cursor))
                .contains("cs_test_second")
                .doesNotContain("cs_test_third");
        assertThat(ask(door, "")).contains("cs_test_first", "cs_test_second", "cs_test_third");

        String id = ids(first).getFirst();
        assertThat(door.ask(retry(id)).status()).isEqualTo(202);
        assertThat(door.ask(retry(id)).status()).as("by now it is put back").isEqualTo(404);
        assertThat(ask(door, "")).doesNotContain("cs_test_first");
        assertThat(dashboard().local.keys("DUE#"))
                .filteredOn(key -> key.contains("cs_test_first"))
                .singleElement()
                .asString()
                .doesNotContain("PARKED");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsNoTaskIsNotThere(Door door) {
        assertThat(door.ask(retry("bWFpbCNub25l")).status()).isEqualTo(404);
        assertThat(door.ask(retry("*")).status()).isEqualTo(404);
        assertThat(door.ask(retry("_w")).status()).as("no text").isEqualTo(404);
        assertThat(door.ask(get("?kind=letters")).status()).isEqualTo(400);
        assertThat(door.ask(get("?cursor=x")).status()).isEqualTo(400);
    }

    private void giveUp(Kind kind, String session, Owed owed) {
        OutboxTask task =
                kind == Kind.ORDER_EVENT
                        ? OutboxTask.orderEvent(session, 2, TestClock.NOON)
                        : new OutboxTask(kind, TestClock.NOON, session, List.of(owed));
        dashboard().giveUp(task);
    }

    private String ask(Door door, String query) {
        return door.ask(get(query)).body();
    }

    private WebRequest get(String query) {
        return WebRequest.get("/admin/tasks" + query).bearer(dashboard().admin());
    }

    private WebRequest retry(String id) {
        return WebRequest.of("POST", "/admin/tasks/" + id + "/retry").bearer(dashboard().admin());
    }

    private static List<String> ids(String body) {
        return ID.matcher(body).results().map(MatchResult::group).map(ParkedTasksTest::id).toList();
    }

    private static String id(String member) {
        return member.split("\"", -1)[3];
    }
}
