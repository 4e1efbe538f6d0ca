package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.LineItem;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LogLines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Two sizes of one product, from the cart to the parcel. */
class VariantTest {

    private static final String SIZES =
            "[{\"sku\": \"B-CHN-SIL\", \"variantId\": \"S\", \"quantity\": 1},"
                    + " {\"sku\": \"B-CHN-SIL\", \"variantId\": \"L\", \"quantity\": 2}]";

    @Test
    @Case(
            id = "V1",
            sentence =
                    "The size that was chosen is in the payment page's line, in Stripe's metadata and in "
                            + "the order's lines, also where the lines are Stripe's.")
    void thePaymentPageTellsTheSizesApart() throws StripeException {
        try (CheckoutServer service = new CheckoutServer(Map.of())) {
            Shopper shopper = new Shopper(service);

            String session = shopper.session(shopper.quote(SIZES));

            List<LineItem> lines = lines(service, session);
            assertThat(lines)
                    .extracting(LineItem::getDescription)
                    .containsExactlyInAnyOrder(
                            "Silver Chain Bracelet, Small", "Silver Chain Bracelet, Large");
            assertThat(lines)
                    .extracting(line -> line.getMetadata().get("variantId"))
                    .containsExactlyInAnyOrder("S", "L");
        }
    }

    /** With any of them the lines are Stripe's own, read again when the session is settled. */
    @ParameterizedTest
    @ValueSource(strings = {"", "CHECKOUT_ALLOW_PROMOTION_CODES", "CHECKOUT_AUTOMATIC_TAX"})
    @Case(
            id = "V1",
            sentence =
                    "The size that was chosen is in the payment page's line, in Stripe's metadata and in "
                            + "the order's lines, also where the lines are Stripe's.")
    void theOrderKnowsTheSizes(String setting) {
        Map<String, String> settings = setting.isEmpty() ? Map.of() : Map.of(setting, "true");
        try (CheckoutServer service = new CheckoutServer(settings);
                LogLines log = LogLines.captured()) {
            service.stripe().registerTax("US", BigDecimal.TEN);
            Shopper shopper = new Shopper(service);
            JsonNode quote = shopper.quote(SIZES);
            String session = shopper.session(quote);
            service.stripe().pay(session);
            service.clock().advance(Duration.ofSeconds(6));

            JsonNode items = shopper.status(session, quote).path("order").path("items");

            assertThat(texts(items, "variantId")).containsExactlyInAnyOrder("S", "L");
            assertThat(texts(items, "name"))
                    .containsExactlyInAnyOrder(
                            "Silver Chain Bracelet, Small", "Silver Chain Bracelet, Large");
            assertThat(log.with("Order snapshot created"))
                    .singleElement()
                    .asString()
                    .contains("B-CHN-SIL/S x1")
                    .contains("B-CHN-SIL/L x2");
        }
    }

    @Test
    @Case(
            id = "V2",
            sentence =
                    "A product in several sizes needs one, unless the catalogue says which is meant.")
    void theCatalogueMaySayWhichIsMeant() {
        try (CheckoutServer service = new CheckoutServer(Map.of())) {
            Shopper shopper = new Shopper(service);

            JsonNode unnamed = shopper.quote("[{\"sku\": \"N-PRL\", \"quantity\": 1}]");
            JsonNode named =
                    shopper.quote(
                            "[{\"sku\": \"N-PRL\", \"variantId\": \"40CM\", \"quantity\": 1}]",
                            unnamed);

            assertThat(texts(unnamed.path("items"), "variantId")).containsExactly("40CM");
            assertThat(named.path("quoteSignature")).isEqualTo(unnamed.path("quoteSignature"));
        }
    }

    private static Stream<String> texts(JsonNode items, String name) {
        return StreamSupport.stream(items.spliterator(), false)
                .map(item -> item.path(name).asText());
    }

    private static List<LineItem> lines(CheckoutServer service, String session)
            throws StripeException {
        return StripeClient.builder()
                .setApiKey(service.stripe().apiKey())
                .setApiBase(service.stripe().baseUrl())
                .build()
                .v1()
                .checkout()
                .sessions()
                .lineItems()
                .list(session)
                .getData();
    }
}
