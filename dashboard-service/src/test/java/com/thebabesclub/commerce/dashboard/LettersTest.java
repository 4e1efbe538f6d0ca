package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** Letters that customers did not find. */
@Case(
        id = "P52",
        sentence =
                "An operator sends a letter again, once for each key, if what it tells is so and its "
                        + "customer was not erased.")
class LettersTest extends DashboardTest {

    private static int number;

    @ParameterizedTest
    @MethodSource("doors")
    void aLetterIsOwedAgainOnceForEachKey(Door door) {
        String order = order();
        assertThat(letters(order)).hasSize(1);

        WebAnswer first = door.ask(letter(order, "k1", "confirmed"));
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(door.ask(letter(order, "k1", "confirmed")).status()).isEqualTo(201);
        assertThat(letters(order)).hasSize(2).anyMatch(key -> key.contains("#again-"));
        assertThat(door.ask(letter(order, "k1", "shipped")).body())
                .contains("idempotency_conflict");
        assertThat(door.ask(letter(order, "k2", "shipped")).body()).contains("nothing_to_tell");
        assertThat(door.ask(letter(order, "k3", "refunded")).body()).contains("nothing_to_tell");

        door.ask(post(order, "/fulfilment", "f1", "{\"step\":\"shipped\"}"));
        assertThat(letters(order)).hasSize(3);
        door.ask(letter(order, "k4", "shipped"));
        door.ask(letter(order, "k5", "shipped"));
        assertThat(letters(order))
                .hasSize(5)
                .filteredOn(key -> key.contains("#shipped-"))
                .hasSize(3);
        dashboard().refund(order, "re_" + order, 100);
        door.ask(letter(order, "k6", "refunded"));
        assertThat(letters(order)).hasSize(7);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void whoWasErasedGetsNone(Door door) {
        String order = order();
        dashboard().sent(order);
        door.ask(
                WebRequest.of("DELETE", "/dashboard/profile")
                        .bearer(dashboard().token("user_" + order)));

        assertThat(door.ask(letter(order, "k1", "confirmed")).body()).contains("order_erased");
        assertThat(door.ask(letter(order, "k2", "love")).status()).isEqualTo(400);
    }

    private String order() {
        String order = "cs_test_letters" + (1000 + ++number);
        dashboard().order(order, "user_" + order, TestClock.NOON.minusSeconds(60));
        return order;
    }

    private List<String> letters(String order) {
        return dashboard().local.keys("DUE#").stream()
                .filter(key -> key.contains("mail#" + order))
                .toList();
    }

    private WebRequest letter(String order, String key, String letter) {
        return post(order, "/letters", key, "{\"letter\":\"" + letter + "\"}");
    }

    private WebRequest post(String order, String route, String key, String body) {
        return WebRequest.post("/admin/orders/" + order + route, body)
                .header("Idempotency-Key", key)
                .bearer(dashboard().admin());
    }
}
