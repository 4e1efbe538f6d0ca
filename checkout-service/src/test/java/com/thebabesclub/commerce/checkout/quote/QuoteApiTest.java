package com.thebabesclub.commerce.checkout.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutContextBuilder;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.CapacityLedger;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

@MicronautTest(contextBuilder = CheckoutContextBuilder.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuoteApiTest {

    private static final AtomicInteger ADDRESS = new AtomicInteger();

    private static final String CART =
            """
            {"items": [
             {"sku": " n-red ", "quantity": 1},
             {"sku": "N-ORG", "quantity": 2, "color": "loud"},
             {"sku": "E-MAG-SIL", "quantity": 1}], "currency": "eur"}
            """;

    private static final String FIVE_LINES =
            """
            {"items": [
             {"sku": "N-RED", "quantity": 2}, {"sku": "N-PRL", "quantity": 1, "variantId": "50CM"},
             {"sku": "E-MAG-SIL", "quantity": 1}, {"sku": "E-HOO-GLD", "quantity": 3},
             {"sku": "B-CHN-SIL", "quantity": 1, "variantId": "M"}]}
            """;

    @Inject CheckoutServer service;

    @BeforeEach
    void quiet() {
        service.table().tap().heal();
        service.table().tap().forgetCalls();
    }

    List<Door> doors() {
        return service.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void aCartIsPricedSignedAndKept(Door door) {
        WebAnswer answer = door.ask(WebRequest.post("/cart/quote", CART));

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode quote = Json.of(answer);
        assertThat(quote.path("subtotal").asLong()).isEqualTo(11_500);
        assertThat(quote.path("discount").asLong()).isEqualTo(1_500);
        assertThat(quote.path("total").asLong()).isEqualTo(10_000);
        assertThat(quote.path("currency").asText()).isEqualTo("usd");
        assertThat(quote.path("items")).hasSize(3);
        assertThat(quote.path("items").path(0).path("sku").asText()).isEqualTo("E-MAG-SIL");
        assertThat(quote.path("items").path(0).has("variantId")).isFalse();
        assertThat(quote.path("appliedBundles").path(0).path("id").asText())
                .isEqualTo("necklaces-3");
        assertThat(quote.path("issuedAt").asText()).isEqualTo("2026-11-26T12:00:00Z");
        assertThat(quote.path("expiresAt").asText()).isEqualTo("2026-11-26T12:15:00Z");
        assertThat(quote.path("priceVersion").asText()).startsWith("1767225600-");
        assertThat(service.table().keys("QUOTE#" + quote.path("quoteSignature").asText()))
                .hasSize(1)
                .allMatch(key -> key.endsWith(" / CACHE"));
    }

    @Test
    void aNewQuoteIsOneRoundTripAndARepeatedOneTooWithNothingWrittenButTheLimit() {
        service.letCallsOverlap();
        CapacityLedger first = CapacityLedger.on(service.table());
        JsonNode quote = Json.of(service.rest().ask(post(FIVE_LINES)));
        CapacityLedger.Usage fresh = first.usage();
        System.out.println("quote, new cart of five lines: " + fresh);
        assertThat(fresh.roundTrips()).isEqualTo(1);
        assertThat(fresh.writeUnits()).isEqualTo(4);
        assertThat(fresh.readUnits()).isZero();

        CapacityLedger second = CapacityLedger.on(service.table());
        JsonNode again = Json.of(service.rest().ask(post(withToken(FIVE_LINES, quote))));
        CapacityLedger.Usage repeated = second.usage();
        System.out.println("quote again, same shopper: " + repeated);
        assertThat(repeated.roundTrips()).isEqualTo(1);
        assertThat(repeated.writeUnits()).isEqualTo(1);
        assertThat(repeated.readUnits()).isEqualTo(2);
        assertThat(again).isEqualTo(quote);
    }

    @Test
    void aCartThatChangedHasANewQuoteUnderTheSameCartId() {
        JsonNode first = Json.of(service.rest().ask(post(CART)));
        String changed = CART.replace("\"quantity\": 2", "\"quantity\": 3");
        JsonNode second = Json.of(service.rest().ask(post(withToken(changed, first))));

        assertThat(second.path("quoteSignature")).isNotEqualTo(first.path("quoteSignature"));
        assertThat(cartId(second)).isEqualTo(cartId(first));
        assertThat(second.path("total").asLong()).isEqualTo(13_000);
    }

    @Test
    void aQuoteThatHasExpiredIsMadeAnew() {
        JsonNode first = Json.of(service.rest().ask(post(CART)));
        service.clock().advance(Duration.ofMinutes(15));
        JsonNode second = Json.of(service.rest().ask(post(withToken(CART, first))));
        assertThat(second.path("quoteSignature")).isNotEqualTo(first.path("quoteSignature"));
        assertThat(cartId(second)).isEqualTo(cartId(first));
        service.clock().advance(Duration.ofMinutes(-15));
    }

    @Test
    void twoShoppersWithEqualCartsHaveOnePriceAndNothingElseInCommon() {
        JsonNode one = Json.of(service.rest().ask(post(CART)));
        JsonNode other = Json.of(service.rest().ask(post(CART)));
        assertThat(other.path("total")).isEqualTo(one.path("total"));
        assertThat(other.path("items")).isEqualTo(one.path("items"));
        assertThat(other.path("quoteSignature")).isNotEqualTo(one.path("quoteSignature"));
        assertThat(cartId(other)).isNotEqualTo(cartId(one));
    }

    @Test
    void aTokenThatIsNotOursCountsAsNone() {
        JsonNode first = Json.of(service.rest().ask(post(CART)));
        String token = first.path("cartToken").asText();
        String forged = token.substring(0, token.length() - 1) + (token.endsWith("A") ? "B" : "A");
        JsonNode second =
                Json.of(
                        service.rest()
                                .ask(
                                        post(
                                                CART.replace(
                                                        "{\"items\"",
                                                        "{\"cartToken\": \""
                                                                + forged
                                                                + "\", \"items\""))));
        assertThat(cartId(second)).isNotEqualTo(cartId(first));
    }

    @Test
    void theHistoryOfACartCarriesNoSignature() {
        service.rest().ask(post(CART));
        assertThat(service.table().dump().entrySet())
                .filteredOn(item -> item.getKey().startsWith("CART#"))
                .isNotEmpty()
                .allSatisfy(
                        item ->
                                assertThat(item.getValue().toString())
                                        .doesNotContain("v1.k1.")
                                        .contains("pricingSummary"));
    }

    private static String cartId(JsonNode quote) {
        return quote.path("cartToken").asText().split("\\.", -1)[2];
    }

    private static String withToken(String cart, JsonNode quote) {
        return cart.replace(
                "{\"items\"", "{\"cartToken\": " + quote.path("cartToken") + ", \"items\"");
    }

    /** Each from an address of its own, so that no test uses up another's limit. */
    private static WebRequest post(String body) {
        int n = ADDRESS.incrementAndGet();
        return WebRequest.post("/cart/quote", body).from("198.51." + n / 250 + "." + (1 + n % 250));
    }
}
