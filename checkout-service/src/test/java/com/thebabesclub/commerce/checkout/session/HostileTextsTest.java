package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** Line breaks in what callers send do not become lines of ours. */
@Case(id = "A34", sentence = "A redirect to elsewhere, and line breaks in ids.")
class HostileTextsTest extends ShopTest {

    List<Door> doors() {
        return service.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void anIdWithALineBreakIsNoIdAndMakesNoHeader(Door door) {
        WebAnswer answer = door.ask(Shopper.statusOf("cs_1%0d%0aSet-Cookie:%20a=b"));

        assertThat(answer.status()).isBetween(400, 404);
        assertThat(answer.header("Set-Cookie").orElse("")).isEmpty();
        assertThat(answer.body()).doesNotContain("a=b");
        assertThat(service.stripe().requests()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void anAddressWithALineBreakIsNoPageOfOurs(Door door) {
        WebAnswer answer =
                door.ask(
                        Shopper.wish(
                                shopper.quote(ONE),
                                "\"successUrl\": \"https://thebabesclub.com/\\r\\nLocation: https://evil.example/\""));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(Shopper.code(answer)).isEqualTo("redirect_not_allowed");
        assertThat(answer.header("Location")).isEmpty();
        assertThat(service.stripe().requests()).isEmpty();
    }
}
