package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;

/** What a shopper may do whose token has expired while the page stood open. */
class OpenRoutesTest extends ShopTest {

    List<Door> doors() {
        return service.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A19", sentence = "A missing, garbled or doubled Authorization header.")
    void aTokenThatDoesNotHoldCountsAsNoneButForTheCheckoutItself(Door door) {
        JsonNode quote = shopper.quote(ONE);
        String session = shopper.session(quote);
        for (String token : badTokens()) {
            WebRequest cart = WebRequest.post("/cart/quote", "{\"items\": " + ONE + "}");
            assertThat(door.ask(cart.bearer(token)).status()).as(token).isEqualTo(200);

            WebRequest recover =
                    WebRequest.get("/cart/recover")
                            .header("X-Cart-Token", quote.path("cartToken").asText());
            assertThat(door.ask(recover.bearer(token)).status()).as(token).isEqualTo(200);

            WebAnswer status = door.ask(Shopper.statusOf(session).bearer(token));
            assertThat(status.status()).as(token).isEqualTo(200);

            WebAnswer refused = door.ask(Shopper.wish(quote).bearer(token));
            assertThat(refused.status()).as(token).isEqualTo(401);
            assertThat(Shopper.code(refused)).isEqualTo("invalid_token");
        }
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A19", sentence = "A missing, garbled or doubled Authorization header.")
    void whatOnlyTheOwnerSeesIsNotToldToAnExpiredToken(Door door) {
        String ann = TestToken.of("ann", service.clock().instant());
        WebRequest wish = Shopper.wish(shopper.quote(ONE)).bearer(ann);
        String session = Shopper.sessionId(service.rest().ask(wish));
        service.stripe().pay(session);
        service.clock().advance(Duration.ofSeconds(6));
        assertThat(status(door, session, ann).path("orderNumber").asText()).startsWith("BC-");

        service.clock().advance(Duration.ofHours(2));
        assertThat(status(door, session, ann)).hasSize(3);
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(id = "A19", sentence = "A missing, garbled or doubled Authorization header.")
    void aPageThatKeepsNoTokenChecksOutAsAGuest(Door door) {
        WebAnswer answer = door.ask(Shopper.wish(shopper.quote(ONE)).bearer("null"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode paid = service.stripe().pay(Shopper.sessionId(answer));
        assertThat(paid.path("metadata").has("userVerified")).isFalse();
    }

    private List<String> badTokens() {
        String expired = TestToken.of("ann", service.clock().instant().minus(Duration.ofHours(2)));
        return List.of("nonsense", expired, expired + "x");
    }

    private static JsonNode status(Door door, String session, String token) {
        return Json.of(door.ask(Shopper.statusOf(session).bearer(token)));
    }
}
