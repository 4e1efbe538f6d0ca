package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;

import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** What the table has of a quote's session from its opening to its end. */
@Case(
        id = "B51",
        sentence =
                "The session of a quote has its status, and its address while it is open; a late record of"
                        + " its opening does not bring the address back.")
class QuoteHistoryTest extends ShopTest {

    private static final String URL = "checkoutUrl";

    @Test
    void anOpenSessionHasTheAddressThatTheCustomerIsTold() {
        JsonNode quote = shopper.quote(ONE);
        JsonNode session = Json.of(shopper.checkout(quote));
        String id = session.path("sessionId").asText();

        assertThat(history(quote, id))
                .containsEntry("status", text("open"))
                .containsEntry("stripeSessionId", text(id))
                .containsEntry(URL, text(session.path(URL).asText()));
        assertThat(service.table().dump().get("SESSION#" + id + " / METADATA"))
                .containsEntry("stripeSessionId", text(id));
    }

    @Test
    void aPaymentTakesTheAddressAway() {
        JsonNode quote = shopper.quote(ONE);
        String id = shopper.session(quote);
        service.stripe().pay(id, PaymentAttempt.pending());
        askedFor(id, quote);

        assertThat(history(quote, id))
                .containsEntry("status", text("complete/unpaid"))
                .doesNotContainKey(URL);

        service.stripe().settle(id, true);
        askedFor(id, quote);

        assertThat(history(quote, id))
                .containsEntry("status", text("complete/paid"))
                .containsKey("attempt")
                .doesNotContainKey(URL);
    }

    @Test
    void anEndWithoutAPaymentTakesTheAddressAway() {
        JsonNode quote = shopper.quote(ONE);
        String id = shopper.session(quote);
        service.clock().advance(Duration.ofHours(24));
        askedFor(id, quote);

        assertThat(history(quote, id))
                .containsEntry("status", text("expired"))
                .doesNotContainKey(URL);
    }

    private void askedFor(String id, JsonNode quote) {
        service.clock().advance(Duration.ofSeconds(6));
        shopper.status(id, quote);
    }

    private Map<String, AttributeValue> history(JsonNode quote, String id) {
        String key = "QUOTE#" + quote.path("quoteSignature").asText() + " / SESSION#" + id;
        return Objects.requireNonNull(service.table().dump().get(key));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
