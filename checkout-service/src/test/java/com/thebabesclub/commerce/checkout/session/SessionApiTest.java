package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.BUNDLE;
import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.checkout.SeenLog;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.List;

class SessionApiTest extends ShopTest {

    List<Door> doors() {
        return service.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "T-CUR-2",
            sentence = "Quote, session and order have the same total, to the minor unit.")
    @Case(
            id = "T-SEC-2",
            sentence =
                    "A userId in an unauthenticated body is attribution only: it never reaches a profile or a Stripe customer.")
    void aGuestIsSentToPayWhatWasQuoted(Door door) {
        JsonNode quote = shopper.quote(ONE);
        WebAnswer answer = door.ask(Shopper.wish(quote, "\"userId\": \"user_12345\""));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode session = Json.of(answer);
        String id = session.path("sessionId").asText();
        assertThat(session.path("checkoutUrl").asText()).startsWith("http");
        assertThat(session.path("quoteSignature")).isEqualTo(quote.path("quoteSignature"));

        assertThat(service.table().keys("SESSION#" + id))
                .containsExactly("SESSION#" + id + " / LINES", "SESSION#" + id + " / METADATA");
        assertThat(service.table().keys("QUOTE#" + quote.path("quoteSignature").asText()))
                .hasSize(2)
                .anyMatch(key -> key.endsWith("SESSION#" + id));
        assertThat(service.table().keys("DUE#")).anyMatch(key -> key.endsWith("expire#" + id));
        JsonNode paid = service.stripe().pay(id);
        assertThat(paid.path("amount_total").asLong()).isEqualTo(quote.path("total").asLong());
        assertThat(paid.path("metadata").path("userId").asText()).isEqualTo("user_12345");
        assertThat(paid.path("metadata").path("userVerified").asText()).isEqualTo("false");
        assertThat(paid.path("metadata").path("app").asText()).isEqualTo("babesclub");
    }

    @Test
    void theFirstSessionOfAGuestAndItsRepetitionStayInTheirBudgets() {
        JsonNode quote = shopper.quote(ONE);
        service.letCallsOverlap();
        CapacityLedger first = CapacityLedger.on(service.table());
        JsonNode session = Json.of(shopper.checkout(quote));
        CapacityLedger.Usage created = first.usage();
        System.out.println("create-session, guest, no discount: " + created);
        assertThat(created.roundTrips()).isLessThanOrEqualTo(3);
        assertThat(created.writeUnits()).isLessThanOrEqualTo(8);
        assertThat(created.readUnits()).isLessThanOrEqualTo(1.5);
        assertThat(service.stripe().requests()).hasSize(1);

        CapacityLedger second = CapacityLedger.on(service.table());
        assertThat(Json.of(shopper.checkout(quote))).isEqualTo(session);
        CapacityLedger.Usage repeated = second.usage();
        System.out.println("create-session repeated: " + repeated);
        assertThat(repeated.roundTrips()).isEqualTo(1);
        assertThat(repeated.writeUnits()).isLessThanOrEqualTo(1);
        assertThat(repeated.readUnits()).isLessThanOrEqualTo(1.5);
        assertThat(service.stripe().requests()).hasSize(1);
    }

    @Test
    void aDiscountIsACouponOfThisSession() {
        JsonNode quote = shopper.quote(BUNDLE);
        String session = shopper.session(quote);
        JsonNode paid = service.stripe().pay(session);
        assertThat(paid.path("amount_subtotal").asLong()).isEqualTo(9000);
        assertThat(paid.path("amount_total").asLong()).isEqualTo(7500);
        assertThat(service.table().keys("COUPON#q-")).anyMatch(key -> key.endsWith(session));
    }

    @Test
    @Case(id = "A35", sentence = "Personal values in the log.")
    void theOrderNotificationTellsWhatToMakeReadyAndNothingPersonal() {
        JsonNode quote = shopper.quote(BUNDLE);
        String email = "ann.hidden@example.org";
        String token = TestToken.of("ann", service.clock().instant());
        try (SeenLog log = new SeenLog()) {
            String session = shopper.session(quote, "\"customerEmail\": \"" + email + "\"");
            service.rest().ask(Shopper.wish(shopper.quote(ONE)).bearer(token));

            assertThat(log.lines("Checkout session created").getFirst())
                    .startsWith("INFO")
                    .contains(session, "2 N-RED", "1 N-ORG", "total=\"7500\"", "currency=\"usd\"");
            assertThat(log.lines())
                    .noneMatch(line -> line.contains(email))
                    .noneMatch(line -> line.contains(token))
                    .noneMatch(line -> line.contains("198.51."))
                    .noneMatch(line -> line.contains(quote.path("cartToken").asText()))
                    .noneMatch(line -> line.contains(quote.path("quoteSignature").asText()));
        }
    }

    @Test
    @Case(id = "A13", sentence = "A quote that is expired, of another currency, or paid already.")
    void aQuoteThatHasExpiredIsRenewedAtTheSameTotalOrGone() {
        JsonNode quote = shopper.quote(ONE);
        service.clock().advance(Duration.ofMinutes(16));
        assertThat(shopper.checkout(quote).status()).isEqualTo(410);

        WebAnswer renewed = shopper.checkout(quote, "\"items\": " + ONE);
        assertThat(renewed.status()).as(renewed.body()).isEqualTo(200);

        WebAnswer other = shopper.checkout(quote, "\"items\": " + BUNDLE);
        assertThat(other.status()).isEqualTo(409);
        assertThat(Shopper.code(other)).isEqualTo("price_changed");
        assertThat(Json.of(other).path("quote").path("total").asLong()).isEqualTo(7500);
        service.clock().advance(Duration.ofMinutes(-16));
    }

    @Test
    void aQuoteThatWasBentIsRefusedBeforeAnythingIsRead() {
        String signature = shopper.quote(ONE).path("quoteSignature").asText();
        String bent = signature.replace("v1.k1.1", "v1.k1.2");
        service.table().tap().forgetCalls();
        WebAnswer answer =
                service.rest().ask(Shopper.create("{\"quoteSignature\": \"" + bent + "\"}"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Shopper.code(answer)).isEqualTo("invalid_quote");
        assertThat(service.table().tap().calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/",
                "https://thebabesclub.com.evil.example/",
                "https://thebabesclub.com@evil.example/",
                "http://thebabesclub.com/",
                "javascript:alert(1)",
                "//evil.example",
                "https://evil.example/?x=https://thebabesclub.com"
            })
    @Case(id = "A34", sentence = "A redirect to elsewhere, and line breaks in ids.")
    void theCustomerIsOnlySentToOurOwnPages(String address) {
        for (String field : List.of("successUrl", "cancelUrl")) {
            WebAnswer answer =
                    shopper.checkout(shopper.quote(ONE), "\"" + field + "\": \"" + address + "\"");
            assertThat(answer.status()).isEqualTo(400);
            assertThat(Shopper.code(answer)).isEqualTo("redirect_not_allowed");
        }
        assertThat(service.stripe().requests()).isEmpty();
    }
}
