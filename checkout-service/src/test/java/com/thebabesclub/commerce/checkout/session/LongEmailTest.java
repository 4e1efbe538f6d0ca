package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.List;

/** What is too long is refused, and does not cost the stack that looks at it. */
class LongEmailTest extends ShopTest {

    List<Door> doors() {
        return service.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "B32",
            sentence =
                    "An e-mail of thousands of letters is refused, and does not overflow the "
                            + "stack.")
    void isAnInvalidRequest(Door door) {
        var quote = shopper.quote(ONE);
        for (String email :
                List.of(
                        "a@" + "b".repeat(1_900),
                        "a@" + "b".repeat(30_000),
                        "a@" + "b.".repeat(10_000) + "c",
                        "a@b" + ".".repeat(10_000),
                        "a".repeat(10_000) + "@b.example",
                        "a.".repeat(10_000) + "@b.example",
                        "@".repeat(10_000),
                        "\\u00e9".repeat(2_000) + "@" + "\\u00e9".repeat(2_000),
                        "a".repeat(65) + "@b.example",
                        "ann.example",
                        "ann@",
                        "@example.com",
                        "ann@@example.com",
                        "ann@exa mple.com")) {
            WebAnswer answer =
                    door.ask(Shopper.wish(quote, "\"customerEmail\": \"" + email + "\""));

            assertThat(answer.status()).as(email.length() + answer.body()).isEqualTo(400);
            assertThat(answer.body())
                    .contains("\"code\":\"invalid_request\"", "\"path\":\"customerEmail\"");
        }
        assertThat(service.stripe().requests()).isEmpty();
    }
}
