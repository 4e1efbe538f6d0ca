package com.thebabesclub.commerce.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.exception.StripeException;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/** Sessions that this shop's checkout did not make, or that are not paid with its money. */
class SpecialSessionTest extends DeliveryTest {

    @Test
    @Case(
            id = "T-PAY-3",
            sentence = "Nothing to pay (a coupon over everything): a completed order of zero.")
    @Case(id = "A23", sentence = "An unpaid completed session.")
    void aSessionThatCostsNothingIsACompletedOrderOfZero() throws StripeException {
        String coupon =
                shop.client
                        .v1()
                        .coupons()
                        .create(
                                CouponCreateParams.builder()
                                        .setPercentOff(new BigDecimal(100))
                                        .build())
                        .getId();
        SessionCreateParams.Discount discount =
                SessionCreateParams.Discount.builder().setCoupon(coupon).build();
        Sale sale = paid(session(Map.of("app", "babesclub"), 1).addDiscount(discount));
        assertThat(Sale.body(shop, COMPLETED)).contains("no_payment_required");

        sale.deliver(COMPLETED);

        assertThat(sale.text("status")).isEqualTo("completed");
        assertThat(sale.number("amount")).isZero();
        assertThat(sale.number("amountDiscount")).isEqualTo(1000);
        assertThat(sale.order()).doesNotContainKey("stripePaymentIntentId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"setup", "subscription"})
    @Case(
            id = "T-PAY-5",
            sentence = "Sessions of the modes setup and subscription are never orders.")
    void aSessionOfAnotherModeIsNeverAnOrder(String mode) throws StripeException {
        Sale.paid(shop);
        String body = Sale.body(shop, COMPLETED);
        shop.local.tap().forgetCalls();

        Sale.deliverBody(
                shop, body.replaceAll("\"mode\":\\s*\"payment\"", "\"mode\":\"" + mode + "\""));

        assertThat(shop.local.tap().calls()).isEmpty();
    }

    @Test
    @Case(
            id = "F27",
            sentence =
                    "A session without quote or metadata row: the order is built from Stripe's truth.")
    void aSessionMadeByHandWithOurMarkIsTaken() throws StripeException {
        Sale sale = paid(session(Map.of("app", "babesclub", "userId", "user_9"), 1));

        sale.deliver(COMPLETED);

        assertThat(sale.text("userId")).isEqualTo("user_9");
        assertThat(sale.text("status")).isEqualTo("completed");
    }

    @Test
    void aSessionOfTheFirstFunctionsIsTakenBySignature() throws StripeException {
        Sale sale = paid(session(Map.of("quoteSignature", "abc123"), 12));

        sale.deliver(COMPLETED);

        assertThat(sale.text("customerEmail")).isEqualTo("payer@example.com");
        assertThat(sale.text("userId")).as("a guest").isEqualTo("payer@example.com");
        assertThat(sale.list("items")).as("more than Stripe expands").hasSize(12);
        assertThat(sale.list("items"))
                .allSatisfy(
                        line -> {
                            assertThat(Objects.requireNonNull(line.get("sku")).s())
                                    .startsWith("S-");
                            assertThat(line)
                                    .containsKeys(
                                            "amountSubtotal",
                                            "amountDiscount",
                                            "amountTax",
                                            "amountTotal");
                        });
    }

    @Test
    void aSessionWithAnothersMarkIsNotTakenForItsSignature() throws StripeException {
        Sale sale = paid(session(Map.of("app", "another", "quoteSignature", "abc123"), 1));
        shop.local.tap().forgetCalls();

        sale.deliver(COMPLETED);

        assertThat(shop.local.tap().calls())
                .as("the table is asked whether it has the pointer")
                .singleElement()
                .matches(call -> call.operation().equals("GetItem"));
        assertThat(sale.order()).isEmpty();
    }

    @Test
    @Case(
            id = "T-CUR-3",
            sentence =
                    "Where Stripe converts, the order keeps the shop's currency and stores what was shown.")
    void whereStripeConvertedTheOrderKeepsTheShopsCurrency() throws StripeException {
        Sale sale = Sale.paid(shop);

        Sale.deliverBody(
                shop,
                Sale.body(shop, COMPLETED)
                        .replaceFirst(
                                "\"object\":\\s*\"checkout.session\",",
                                "\"object\":\"checkout.session\",\"presentment_details\":"
                                        + "{\"presentment_amount\":5600,\"presentment_currency\":\"eur\"},"));

        assertThat(sale.text("currency")).isEqualTo("usd");
        assertThat(sale.number("amount")).isEqualTo(6000);
        Map<String, ?> presentment = Objects.requireNonNull(sale.order().get("presentment")).m();
        assertThat(presentment.toString()).contains("5600", "eur");
    }

    private Sale paid(SessionCreateParams.Builder params) throws StripeException {
        String session = shop.client.v1().checkout().sessions().create(params.build()).getId();
        String intent =
                shop.stripe
                        .pay(session, PaymentAttempt.succeeds().withEmail("payer@example.com"))
                        .path("payment_intent")
                        .asText();
        return new Sale(shop, session, intent);
    }

    private static SessionCreateParams.Builder session(Map<String, String> metadata, int lines) {
        SessionCreateParams.Builder params =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setSuccessUrl("https://thebabesclub.com/checkout/success")
                        .putAllMetadata(metadata);
        for (int i = 1; i <= lines; i++) {
            params.addLineItem(
                    LineItem.builder()
                            .setQuantity(1L)
                            .setPriceData(
                                    PriceData.builder()
                                            .setCurrency("usd")
                                            .setUnitAmount(1000L)
                                            .setProductData(
                                                    PriceData.ProductData.builder()
                                                            .setName("Charm " + i)
                                                            .putMetadata("sku", "S-" + i)
                                                            .build())
                                            .build())
                            .build());
        }
        return params;
    }
}
