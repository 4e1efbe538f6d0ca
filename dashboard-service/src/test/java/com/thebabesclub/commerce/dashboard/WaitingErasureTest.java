package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** Who wants to be forgotten while the shop owes them goods. */
@Case(
        id = "P80",
        sentence =
                "Who is erased while goods are owed to them: the order keeps its address until it is "
                        + "sent or given back, the answer is 202 with how many wait, and operators "
                        + "see that it was asked for.")
class WaitingErasureTest extends DashboardTest {

    private static final String ONE_WAITS = "{\"complete\":true,\"orders\":0,\"waiting\":1}";
    private static final String ALL_GONE = "{\"complete\":true,\"orders\":0,\"waiting\":0}";
    private static int number;

    private String order = "";
    private String user = "";

    @BeforeEach
    void order() {
        order = "cs_test_waits" + (1000 + ++number);
        user = "user_waits" + number;
        dashboard().order(order, user, TestClock.NOON.minusSeconds(60));
        dashboard().put(Attributes.item(Key.profile(user)).put("displayName", "Ann").build());
    }

    @ParameterizedTest
    @MethodSource("doors")
    void anOrderThatIsPaidKeepsItsAddressAndTheRestGoes(Door door) {
        WebAnswer asked = door.ask(erase());

        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.body()).isEqualTo(ONE_WAITS);
        assertThat(dashboard().local.keys("USER#" + user + " / PROFILE")).isEmpty();
        assertThat(mine(door)).contains("John Doe", "customer@example.com");
        assertThat(due()).hasSize(1).first().asString().startsWith("DUE#2027022412");
        assertThat(door.ask(file()).body())
                .contains("\"erasureAskedAt\":\"2026-11-26T12:00:00Z\"")
                .contains("\"action\":\"erasure\"", "\"kind\":\"erasure_asked\"");

        String before = session();
        WebAnswer again = door.ask(erase());
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.body()).isEqualTo(ONE_WAITS);
        assertThat(session()).isEqualTo(before);
        assertThat(due()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsSentIsErasedADayLater(Door door) {
        door.ask(erase());
        door.ask(
                step(
                        "k1",
                        "{\"step\":\"shipped\",\"lines\":[{\"sku\":\"N-RED\",\"quantity\":1}]}"));
        assertThat(due()).as("a piece is owed").hasSize(1);
        dashboard().dueErasure(order);

        door.ask(step("k2", "{\"step\":\"shipped\",\"trackingNumber\":\"JD88" + number + "\"}"));

        assertThat(due()).hasSize(2).anyMatch(key -> key.startsWith("DUE#2026112712"));
        assertThat(mine(door)).as("for the letter").contains("John Doe");
        dashboard().dueErasure(order);
        assertThat(mine(door))
                .contains("\"customerEmail\":null", "\"shippingAddress\":null")
                .contains("\"trackingNumber\":null");
        assertThat(door.ask(file()).body()).contains("\"erasureAskedAt\":null");
        WebAnswer after = door.ask(erase());
        assertThat(after.status()).isEqualTo(200);
        assertThat(after.body()).isEqualTo(ALL_GONE);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whatIsGivenBackIsErasedADayLater(Door door) {
        door.ask(erase());
        dashboard().refund(order, "re_waitsa" + number, 1000);
        assertThat(due()).as("goods are owed").hasSize(1);

        dashboard().refund(order, "re_waitsb" + number, 5000);

        assertThat(due()).hasSize(2).anyMatch(key -> key.startsWith("DUE#2026112712"));
        dashboard().dueErasure(order);
        assertThat(mine(door)).contains("\"shippingAddress\":null");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aSlipThatIsTakenBackLetsItWaitOn(Door door) {
        door.ask(erase());
        String sent = door.ask(step("k1", "{\"step\":\"shipped\"}")).body();
        String command =
                sent.replaceAll("(?s).*\"id\":\"([0-9a-f]{32})\",\"at\":\"[^\"]+\".*", "$1");

        WebAnswer taken =
                door.ask(step("k2", "{\"step\":\"void\",\"commandId\":\"" + command + "\"}"));

        assertThat(taken.body()).contains("\"status\":\"none\"");
        dashboard().dueErasure(order);
        assertThat(mine(door)).contains("John Doe");
    }

    /** Many that wait do not keep others from being looked at. */
    @ParameterizedTest
    @MethodSource("doors")
    void ordersThatWaitDoNotHideThoseThatDoNot(Door door) {
        for (int n = 0; n < 51; n++) {
            dashboard().order(order + "n" + (100 + n), user, TestClock.NOON.minusSeconds(30 - n));
        }

        assertThat(door.ask(erase()).body())
                .isEqualTo("{\"complete\":false,\"orders\":0,\"waiting\":50}");
        dashboard().sent(order);
        assertThat(door.ask(erase()).body())
                .isEqualTo("{\"complete\":true,\"orders\":1,\"waiting\":51}");
    }

    private String session() {
        return String.valueOf(dashboard().local.dump().get("SESSION#" + order + " / METADATA"));
    }

    private List<String> due() {
        return dashboard().local.keys("DUE#").stream()
                .filter(key -> key.endsWith(" / erase#" + order))
                .toList();
    }

    private String mine(Door door) {
        return door.ask(
                        WebRequest.get("/dashboard/orders/" + order)
                                .bearer(dashboard().token(user)))
                .body();
    }

    private WebRequest erase() {
        return WebRequest.of("DELETE", "/dashboard/profile").bearer(dashboard().token(user));
    }

    private WebRequest step(String key, String body) {
        return WebRequest.post("/admin/orders/" + order + "/fulfilment", body)
                .header("Idempotency-Key", key)
                .bearer(dashboard().admin());
    }

    private WebRequest file() {
        return WebRequest.get("/admin/orders/" + order).bearer(dashboard().admin());
    }
}
