package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;
import java.util.regex.Pattern;

/** The day's parcels, for the shop's people. */
@Case(
        id = "P100",
        sentence =
                "An order is in the list of what is to be packed from the commit that knows its money "
                        + "to the one after which no piece is left to pack, or none is owed.")
class PackListTest extends DashboardTest {

    private static final Pattern ORDER = Pattern.compile("\"sessionId\":\"([^\"]+)\"");
    private static int number;

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsPaidIsInTheListUntilItIsPackedOrCancelled(Door door) {
        String packed = paid("packed");
        String cancelled = paid("cancelled");
        String refunded = paid("refunded");
        dashboard()
                .guestOrder(
                        "cs_test_packdebit" + number,
                        "pack@example.com",
                        TestClock.NOON,
                        SessionStage.UNPAID);

        assertThat(toPack(door)).contains(packed, cancelled, refunded);
        assertThat(toPack(door)).doesNotContain("cs_test_packdebit" + number);

        post(door, packed, "/fulfilment", "{\"step\":\"packed\"}");
        post(door, cancelled, "/cancel", "{}");
        dashboard().refund(refunded, "re_pack" + number, 60_00);

        assertThat(toPack(door)).doesNotContain(packed, cancelled, refunded);
    }

    private String paid(String name) {
        String session = "cs_test_pack" + name + ++number;
        dashboard().order(session, "user_of_pack", TestClock.NOON.minusSeconds(60));
        return session;
    }

    private void post(Door door, String session, String route, String body) {
        assertThat(
                        door.ask(
                                        WebRequest.post("/admin/orders/" + session + route, body)
                                                .header("Idempotency-Key", "pack-1")
                                                .bearer(dashboard().admin()))
                                .status())
                .isEqualTo(201);
    }

    private List<String> toPack(Door door) {
        String list =
                door.ask(
                                WebRequest.get("/admin/todo?reason=pack&limit=100")
                                        .bearer(dashboard().admin()))
                        .body();
        return ORDER.matcher(list).results().map(found -> found.group(1)).toList();
    }
}
