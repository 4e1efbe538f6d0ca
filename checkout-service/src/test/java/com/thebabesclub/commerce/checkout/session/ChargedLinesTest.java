package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.StripeClient;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.PromotionCodeCreateParams;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The page after the payment shows the lines as they were charged, not as they were quoted. */
class ChargedLinesTest {

    private static final String TWO =
            """
            [{"sku": "N-YEL", "quantity": 1}, {"sku": "E-STD-SIL", "quantity": 1}]
            """;

    @Test
    @Tag("L8")
    void aPromotionCodeIsInTheLines() throws Exception {
        try (CheckoutServer service = with("CHECKOUT_ALLOW_PROMOTION_CODES")) {
            promotion(service);
            Shopper shopper = new Shopper(service);
            JsonNode quote = shopper.quote(TWO);
            String session = shopper.session(quote);
            service.stripe().pay(session, PaymentAttempt.succeeds().withPromotionCode("TENOFF"));
            service.clock().advance(Duration.ofSeconds(6));

            JsonNode order = shopper.status(session, quote).path("order");

            long quoted = quote.path("total").asLong();
            assertThat(order.path("amount").asLong()).isEqualTo(quoted * 9 / 10);
            assertThat(sum(order)).isEqualTo(order.path("amount").asLong());
            assertThat(order.path("status").asText()).isEqualTo("completed");
        }
    }

    @Test
    @Tag("L8")
    void taxIsInTheLines() {
        try (CheckoutServer service = with("CHECKOUT_AUTOMATIC_TAX")) {
            service.stripe().registerTax("US", BigDecimal.TEN);
            Shopper shopper = new Shopper(service);
            JsonNode quote = shopper.quote(TWO);
            String session = shopper.session(quote);
            service.stripe().pay(session);
            service.clock().advance(Duration.ofSeconds(6));

            JsonNode order = shopper.status(session, quote).path("order");

            assertThat(order.path("amount").asLong()).isGreaterThan(quote.path("total").asLong());
            assertThat(sum(order)).isEqualTo(order.path("amount").asLong());
        }
    }

    private static long sum(JsonNode order) {
        return StreamSupport.stream(order.path("items").spliterator(), false)
                .mapToLong(line -> line.path("total").asLong())
                .sum();
    }

    private static void promotion(CheckoutServer service) throws Exception {
        StripeClient client =
                StripeClient.builder()
                        .setApiKey(service.stripe().apiKey())
                        .setApiBase(service.stripe().baseUrl())
                        .build();
        String coupon =
                client.v1()
                        .coupons()
                        .create(CouponCreateParams.builder().setPercentOff(BigDecimal.TEN).build())
                        .getId();
        client.v1()
                .promotionCodes()
                .create(
                        PromotionCodeCreateParams.builder()
                                .setCode("TENOFF")
                                .setPromotion(
                                        PromotionCodeCreateParams.Promotion.builder()
                                                .setType(
                                                        PromotionCodeCreateParams.Promotion.Type
                                                                .COUPON)
                                                .setCoupon(coupon)
                                                .build())
                                .build());
    }

    private static CheckoutServer with(String setting) {
        return new CheckoutServer(Map.of(setting, "true"));
    }
}
