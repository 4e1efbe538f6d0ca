package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.checkout.Catalogues;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What was promised to one shopper holds, and holds for no other. */
class PromisedPriceTest {

    private static final String RED = "{\"sku\": \"N-RED\", \"quantity\": 3}";
    private static final String RED_IS_DEARER =
            "\"name\": \"Red Necklace\", \"collectionId\": "
                    + "\"necklaces\", \"unitAmount\": 9900";
    private static final String RED_AS_IT_WAS = RED_IS_DEARER.replace("9900", "3000");

    private CheckoutServer service = new CheckoutServer(Map.of());

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void thePriceOfAnUnexpiredQuoteDoesNotMoveWhenTheCatalogueChanges(@TempDir Path folder) {
        service.importProducts();
        JsonNode promised = quote("");
        service = service.restartedWith(Catalogues.with(folder, RED_AS_IT_WAS, RED_IS_DEARER));

        assertThat(quote(token(promised))).isEqualTo(promised);
        JsonNode stranger = quote("");
        assertThat(stranger.path("subtotal").asLong()).isEqualTo(3 * 9900);
        assertThat(stranger.path("priceVersion")).isNotEqualTo(promised.path("priceVersion"));

        JsonNode session = Json.of(create(promised));
        JsonNode paid = service.stripe().pay(session.path("sessionId").asText());
        assertThat(paid.path("amount_total").asLong())
                .isEqualTo(promised.path("total").asLong())
                .isEqualTo(7500);

        service.clock().advance(Duration.ofMinutes(15));
        JsonNode renewed = quote(token(promised));
        assertThat(renewed.path("total")).isEqualTo(stranger.path("total"));
        assertThat(cartId(renewed)).isEqualTo(cartId(promised));
    }

    @Test
    void twoShoppersWithEqualCartsShareThePriceAndNothingElse() {
        service.importProducts();
        JsonNode one = quote("");
        JsonNode other = quote("");
        assertThat(prices(one)).isEqualTo(prices(other));
        assertThat(one.path("discount").asLong()).isPositive();
        assertThat(one.path("quoteSignature")).isNotEqualTo(other.path("quoteSignature"));
        assertThat(cartId(one)).isNotEqualTo(cartId(other));

        JsonNode first = Json.of(create(one));
        JsonNode second = Json.of(create(other));
        assertThat(first.path("sessionId").asText()).startsWith("cs_");
        assertThat(first.path("sessionId")).isNotEqualTo(second.path("sessionId"));
        assertThat(first.path("checkoutUrl")).isNotEqualTo(second.path("checkoutUrl"));
        List<String> coupons = service.table().keys("COUPON#");
        assertThat(coupons).hasSize(2);
        assertThat(coupons.getFirst().split(" / ", -1)[0])
                .isNotEqualTo(coupons.getLast().split(" / ", -1)[0]);
    }

    @Test
    @Case(id = "A18", sentence = "A key after its rotation window.")
    void aTokenHoldsAsLongAsItsKeyIsListed() {
        String old = CheckoutServer.SIGNING_SECRET;
        String next = "2027a:a-secret-that-only-tests-know-too";
        JsonNode before = quote("");

        service = service.restartedWith(Map.of("QUOTE_SIGNATURE_SECRET", old + "," + next));
        assertThat(quote(token(before))).isEqualTo(before);
        service = service.restartedWith(Map.of("QUOTE_SIGNATURE_SECRET", next + "," + old));
        JsonNode during = quote(token(before));
        assertThat(during.path("quoteSignature")).isEqualTo(before.path("quoteSignature"));
        assertThat(during.path("cartToken").asText()).startsWith("c1.2027a.");
        assertThat(quote(token(during))).isEqualTo(during);

        service = service.restartedWith(Map.of("QUOTE_SIGNATURE_SECRET", next));
        JsonNode after = quote(token(before));
        assertThat(after.path("quoteSignature").asText()).startsWith("v1.2027a.");
        assertThat(cartId(after)).isNotEqualTo(cartId(before));
        assertThat(create(before).status()).isEqualTo(400);
        assertThat(Json.of(create(before)).path("code").asText()).isEqualTo("invalid_quote");
    }

    @Test
    @Case(id = "T-CUR-4", sentence = "An amount under Stripe's minimum: 422 with a clear sentence.")
    void anAmountUnderStripesMinimumIsToldInASentence(@TempDir Path folder) {
        service =
                service.restartedWith(
                        Catalogues.at(
                                folder,
                                """
                                {"version": "2026-01-01T00:00:00Z", "currency": "usd",
                                 "collections": [{"id": "c", "name": "Things"}],
                                 "products": [{"sku": "N-RED", "name": "Bead", "collectionId": "c",
                                   "unitAmount": 16}]}
                                """));
        JsonNode quote = quote("");
        assertThat(quote.path("total").asLong()).isEqualTo(48);
        WebAnswer answer = create(quote);
        assertThat(answer.status()).isEqualTo(422);
        JsonNode problem = Json.of(answer);
        assertThat(problem.path("code").asText()).isEqualTo("amount_too_small");
        assertThat(problem.path("detail").asText())
                .isEqualTo(
                        "The total is less than can be paid by card; add something to the cart.");
    }

    private static JsonNode prices(JsonNode quote) {
        ObjectNode prices = quote.deepCopy();
        return prices.without(List.of("quoteSignature", "cartToken"));
    }

    private JsonNode quote(String field) {
        WebAnswer answer =
                service.rest()
                        .ask(
                                WebRequest.post(
                                        "/cart/quote", "{" + field + "\"items\": [" + RED + "]}"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return Json.of(answer);
    }

    private WebAnswer create(JsonNode quote) {
        return service.rest()
                .ask(
                        WebRequest.post(
                                "/checkout/create-session",
                                "{\"quoteSignature\": " + quote.path("quoteSignature") + "}"));
    }

    private static String token(JsonNode quote) {
        return "\"cartToken\": " + quote.path("cartToken") + ", ";
    }

    private static String cartId(JsonNode quote) {
        return quote.path("cartToken").asText().split("\\.", -1)[2];
    }
}
