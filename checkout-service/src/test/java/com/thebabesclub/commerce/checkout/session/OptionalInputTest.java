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
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

/** What a shopper need not send does not turn them away. */
class OptionalInputTest extends ShopTest {

    private static final String THANKS = "https://thebabesclub.com/thanks?session_id=";

    List<Door> doors() {
        return service.doors();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@gmail", "ann@com", "ann@exämple.de"})
    @Case(
            id = "L3",
            sentence =
                    "An e-mail that Stripe takes for none (`ann@gmail`, `ann@com`), typed or in the token, does not keep anybody from paying: it is left out, once. An optional text that is empty or blank counts as left out, on every route.")
    void anEmailThatStripeDoesNotTakeIsLeftOut(String email) {
        for (Door door : doors()) {
            service.stripe().clearRequests();
            JsonNode session =
                    made(door, Shopper.wish(shopper.quote(ONE), field("customerEmail", email)));
            assertThat(session.path("customer_email").isNull()).isTrue();
            assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(2);
        }
        assertThat(service.metrics().readings().toString())
                .contains("PARTS_LEFT_OUT", "Optional[email]");
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "L3",
            sentence =
                    "An e-mail that Stripe takes for none (`ann@gmail`, `ann@com`), typed or in the token, does not keep anybody from paying: it is left out, once. An optional text that is empty or blank counts as left out, on every route.")
    void anEmailIsSentWithoutTheBlanksAroundIt(Door door) {
        JsonNode session =
                made(
                        door,
                        Shopper.wish(
                                shopper.quote(ONE), field("customerEmail", " ann@example.com ")));
        assertThat(session.path("customer_email").asText()).isEqualTo("ann@example.com");
        assertThat(service.stripe().requestCount(Shopper.CREATE)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ann@gmail", "ann@com"})
    @Case(
            id = "L3",
            sentence =
                    "An e-mail that Stripe takes for none (`ann@gmail`, `ann@com`), typed or in the token, does not keep anybody from paying: it is left out, once. An optional text that is empty or blank counts as left out, on every route.")
    void anEmailOfTheTokenThatStripeDoesNotTakeIsLeftOutOnce(String email) {
        int n = 0;
        for (Door door : doors()) {
            String token = token("lee-" + email.hashCode() + n++, email);
            service.stripe().clearRequests();
            made(door, Shopper.wish(shopper.quote(ONE)).bearer(token));
            made(door, Shopper.wish(shopper.quote(ONE)).bearer(token));
            assertThat(service.stripe().requestCount("POST /v1/customers")).isEqualTo(2);
            assertThat(service.stripe().requestCount("POST /v1/customers/{id}")).isZero();
        }
        assertThat(service.metrics().readings().toString()).contains("Optional[customer_email]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "  \\t "})
    @Case(
            id = "L3",
            sentence =
                    "An e-mail that Stripe takes for none (`ann@gmail`, `ann@com`), typed or in the token, does not keep anybody from paying: it is left out, once. An optional text that is empty or blank counts as left out, on every route.")
    void anOptionalTextThatIsBlankCountsAsLeftOut(String blank) {
        for (Door door : doors()) {
            JsonNode quote = Json.of(door.ask(quote(blank)));
            assertThat(quote.path("total").asLong()).as(quote.toString()).isEqualTo(3000);
            JsonNode session =
                    made(
                            door,
                            Shopper.wish(
                                    quote,
                                    field("customerEmail", blank),
                                    field("userId", blank),
                                    field("user_id", blank),
                                    field("successUrl", blank),
                                    field("cancelUrl", blank)));
            assertThat(session.path("customer_email").isNull()).isTrue();
            assertThat(session.path("metadata").has("userId")).isFalse();
            assertThat(session.path("success_url").asText())
                    .isEqualTo(
                            "https://thebabesclub.com/checkout/success?session_id={CHECKOUT_SESSION_ID}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%7BCHECKOUT_SESSION_ID%7D",
                "%7bCHECKOUT_SESSION_ID%7d",
                "%7BCHECKOUT_SESSION_ID}",
                "{CHECKOUT_SESSION_ID}"
            })
    @Case(
            id = "L7",
            sentence =
                    "`%7BCHECKOUT_SESSION_ID%7D` in an address is the place of the session's id, as its braces are.")
    void thePlaceOfTheSessionsIdIsRestored(String written) {
        for (Door door : doors()) {
            JsonNode session =
                    made(
                            door,
                            Shopper.wish(
                                    shopper.quote(ONE),
                                    field("successUrl", THANKS + written + "&x=%7B1%7D")));
            assertThat(session.path("success_url").asText())
                    .isEqualTo(THANKS + "{CHECKOUT_SESSION_ID}&x=%7B1%7D");
        }
    }

    private static WebRequest quote(String blank) {
        return WebRequest.post(
                        "/cart/quote",
                        """
                        {"items": [{"sku": "N-RED", "quantity": 1, "variantId": "%1$s"}],
                         "cartToken": "%1$s", "website": "%1$s"}
                        """
                                .formatted(blank))
                .from("198.18.0." + (1 + blank.length()));
    }

    /** The session at Stripe, as it is when it is paid. */
    private JsonNode made(Door door, WebRequest wish) {
        WebAnswer answer = door.ask(wish);
        return service.stripe().pay(Shopper.sessionId(answer));
    }

    private String token(String subject, String email) {
        return TestToken.with(
                "\"sub\":\"%s\",\"email\":\"%s\",\"email_verified\":true".formatted(subject, email),
                service.clock().instant());
    }

    private static String field(String name, String value) {
        return "\"" + name + "\": \"" + value + "\"";
    }
}
