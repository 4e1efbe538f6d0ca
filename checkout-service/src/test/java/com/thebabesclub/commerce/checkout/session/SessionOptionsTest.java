package com.thebabesclub.commerce.checkout.session;

import static com.thebabesclub.commerce.checkout.session.Shopper.BUNDLE;
import static com.thebabesclub.commerce.checkout.session.Shopper.ONE;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;

/** What the settings make of a session at Stripe. */
class SessionOptionsTest {

    @Test
    @Case(id = "T-CPN-4", sentence = "A discounted quote turns the promotion code field off.")
    void aDiscountedQuoteTurnsThePromotionCodeFieldOff() {
        try (CheckoutServer service = with("CHECKOUT_ALLOW_PROMOTION_CODES", "true")) {
            assertThat(paid(service, BUNDLE).path("allow_promotion_codes").asBoolean()).isFalse();
            assertThat(paid(service, ONE).path("allow_promotion_codes").asBoolean()).isTrue();
        }
    }

    @Test
    void theOfferedShippingRatesAreChosenFromAndPaid() {
        try (CheckoutServer service = with("CHECKOUT_SHIPPING_RATES", "shr_slow,shr_express")) {
            Shopper shopper = new Shopper(service);
            assertThat(shopper.checkout(shopper.quote(ONE)).status()).isEqualTo(502);
            service.stripe().addShippingRate("shr_slow", "Post", 500, "usd");
            service.stripe().addShippingRate("shr_express", "Courier", 1500, "usd");

            JsonNode quote = shopper.quote(ONE);
            String session = shopper.session(quote);
            JsonNode paid =
                    service.stripe().pay(session, PaymentAttempt.succeeds().withShippingOption(1));
            assertThat(paid.path("shipping_options")).hasSize(2);
            assertThat(paid.path("shipping_cost").path("shipping_rate").asText())
                    .isEqualTo("shr_express");
            service.clock().advance(Duration.ofSeconds(6));
            JsonNode order = shopper.status(session, quote).path("order");
            assertThat(order.path("status").asText()).isEqualTo("completed");
            assertThat(order.path("amount").asLong())
                    .isEqualTo(quote.path("total").asLong() + 1500);
        }
    }

    @Test
    void aDigitalShopAsksForNoAddress() {
        try (CheckoutServer service =
                new CheckoutServer(
                        Map.of(
                                "CHECKOUT_SHIPPING_COUNTRIES", "none",
                                "CHECKOUT_AUTOMATIC_TAX", "true"))) {
            Shopper shopper = new Shopper(service);
            String token = TestToken.of("ann", service.clock().instant());
            WebAnswer answer = service.rest().ask(Shopper.wish(shopper.quote(ONE)).bearer(token));
            JsonNode paid = service.stripe().pay(Shopper.sessionId(answer));
            assertThat(paid.path("shipping_address_collection").isNull()).isTrue();
        }
    }

    @Test
    void automaticTaxComesOnTopOfTheQuotedTotalAndIsNoMismatch() {
        try (CheckoutServer service = with("CHECKOUT_AUTOMATIC_TAX", "true")) {
            service.stripe().registerTax("US", BigDecimal.TEN);
            Shopper shopper = new Shopper(service);
            JsonNode quote = shopper.quote(ONE);
            String session = shopper.session(quote);
            JsonNode paid = service.stripe().pay(session);
            assertThat(paid.path("automatic_tax").path("enabled").asBoolean()).isTrue();
            assertThat(paid.path("shipping_address_collection").path("allowed_countries"))
                    .hasSize(2);
            service.clock().advance(Duration.ofSeconds(6));
            JsonNode order = shopper.status(session, quote).path("order");
            assertThat(order.path("status").asText()).isEqualTo("completed");
            assertThat(order.path("amount").asLong()).isEqualTo(paid.path("amount_total").asLong());
        }
    }

    @Test
    void aSessionStaysPayableAsLongAsItIsSet() {
        try (CheckoutServer service = with("SESSION_TTL_MINUTES", "60")) {
            JsonNode paid = paid(service, ONE);
            assertThat(paid.path("expires_at").asLong() - paid.path("created").asLong())
                    .isEqualTo(3_600);
        }
    }

    @Test
    void aUserIdOfTheBodyIsNotEvenRecordedWhereItIsTurnedOff() {
        try (CheckoutServer service = with("CHECKOUT_ACCEPT_CLIENT_USER_ID", "false")) {
            Shopper shopper = new Shopper(service);
            String session = shopper.session(shopper.quote(ONE), "\"userId\": \"user_1\"");
            assertThat(service.stripe().pay(session).path("metadata").has("userId")).isFalse();
        }
    }

    @Test
    void theShopsOwnPagesAreTheDefault() {
        try (CheckoutServer service =
                new CheckoutServer(
                        Map.of(
                                "CHECKOUT_SUCCESS_URL", "https://thebabesclub.com/thanks",
                                "CHECKOUT_CANCEL_URL", "https://thebabesclub.com/bag"))) {
            JsonNode paid = paid(service, ONE);
            assertThat(paid.path("success_url").asText())
                    .isEqualTo("https://thebabesclub.com/thanks");
            assertThat(paid.path("cancel_url").asText()).isEqualTo("https://thebabesclub.com/bag");
        }
    }

    private static CheckoutServer with(String setting, String value) {
        return new CheckoutServer(Map.of(setting, value));
    }

    private static JsonNode paid(CheckoutServer service, String items) {
        Shopper shopper = new Shopper(service);
        return service.stripe().pay(shopper.session(shopper.quote(items)));
    }
}
