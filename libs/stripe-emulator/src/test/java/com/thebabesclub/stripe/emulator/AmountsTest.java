package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.exception.StripeException;
import com.stripe.model.Coupon;
import com.stripe.model.PromotionCode;
import com.stripe.model.checkout.Session;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.PromotionCodeCreateParams;
import com.stripe.param.PromotionCodeCreateParams.Promotion;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.AutomaticTax;
import com.stripe.param.checkout.SessionCreateParams.Discount;
import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection;
import com.stripe.param.checkout.SessionCreateParams.ShippingAddressCollection.AllowedCountry;
import com.stripe.param.checkout.SessionCreateParams.ShippingOption;
import com.stripe.param.checkout.SessionCreateParams.ShippingOption.ShippingRateData;
import com.stripe.param.checkout.SessionCreateParams.ShippingOption.ShippingRateData.FixedAmount;
import com.stripe.param.checkout.SessionLineItemListParams;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.SplittableRandom;

class AmountsTest {

    @RegisterExtension private final Emulated emulated = new Emulated();

    @Test
    void aDiscountIsSpreadOverTheLinesToTheLastCent() throws StripeException {
        SplittableRandom random = new SplittableRandom(42);
        for (int run = 0; run < 60; run++) {
            boolean amountOff = random.nextBoolean();
            CouponCreateParams.Builder coupon = CouponCreateParams.builder();
            if (amountOff) {
                coupon.setAmountOff(1L + random.nextLong(900)).setCurrency("usd");
            } else {
                coupon.setPercentOff(BigDecimal.valueOf(1 + random.nextInt(900), 1));
            }
            SessionCreateParams.Builder cart = Shop.cart();
            for (int line = random.nextInt(6); line > 0; line--) {
                cart.addLineItem(Shop.line("Item", 1 + random.nextInt(5000), 1 + line));
            }
            Session session = discounted(cart, coupon(coupon));

            long lines =
                    emulated
                            .client()
                            .v1()
                            .checkout()
                            .sessions()
                            .lineItems()
                            .list(
                                    session.getId(),
                                    SessionLineItemListParams.builder().setLimit(100L).build())
                            .getData()
                            .stream()
                            .mapToLong(
                                    item -> {
                                        assertThat(item.getAmountTotal())
                                                .isEqualTo(
                                                        item.getAmountSubtotal()
                                                                - item.getAmountDiscount())
                                                .isNotNegative();
                                        return item.getAmountDiscount();
                                    })
                            .sum();
            assertThat(session.getTotalDetails().getAmountDiscount()).isEqualTo(lines);
            assertThat(session.getAmountTotal()).isEqualTo(session.getAmountSubtotal() - lines);
        }
    }

    @Test
    void aHalfOffTakesHalfOff() throws StripeException {
        Session session = discounted(Shop.cart(), coupon(percent(50)));

        assertThat(session.getAmountSubtotal()).isEqualTo(4499);
        assertThat(session.getTotalDetails().getAmountDiscount()).isEqualTo(2250);
        assertThat(session.getAmountTotal()).isEqualTo(2249);
    }

    @Test
    void aFreeSessionNeedsNoPaymentAndMakesNone() throws StripeException {
        Session session = discounted(Shop.cart(), coupon(percent(100)));
        assertThat(session.getPaymentStatus()).isEqualTo("no_payment_required");

        emulated.stripe().pay(session.getId());

        Session done = emulated.client().v1().checkout().sessions().retrieve(session.getId());
        assertThat(done.getStatus()).isEqualTo("complete");
        assertThat(done.getPaymentStatus()).isEqualTo("no_payment_required");
        assertThat(done.getPaymentIntent()).isNull();
        assertThat(emulated.stripe().events("payment_intent.created")).isEmpty();
        assertThat(emulated.stripe().events("checkout.session.completed")).hasSize(1);
    }

    @Test
    void shippingAndTaxAreAddedForThePlaceThatThePayerTypes() throws StripeException {
        emulated.stripe().registerTax("US", new BigDecimal("10"));
        Session session =
                emulated.client()
                        .v1()
                        .checkout()
                        .sessions()
                        .create(
                                Shop.cart()
                                        .setAutomaticTax(
                                                AutomaticTax.builder().setEnabled(true).build())
                                        .setShippingAddressCollection(
                                                ShippingAddressCollection.builder()
                                                        .addAllowedCountry(AllowedCountry.US)
                                                        .build())
                                        .addShippingOption(shipping("Post", 500))
                                        .addShippingOption(shipping("Courier", 1500))
                                        .build());
        assertThat(session.getAmountTotal()).isEqualTo(4499 + 500);
        assertThat(session.getAutomaticTax().getStatus()).isEqualTo("requires_location_inputs");

        emulated.stripe().pay(session.getId(), PaymentAttempt.succeeds().withShippingOption(1));

        Session paid = emulated.client().v1().checkout().sessions().retrieve(session.getId());
        assertThat(paid.getAutomaticTax().getStatus()).isEqualTo("complete");
        assertThat(paid.getShippingCost().getAmountTotal()).isEqualTo(1650);
        assertThat(paid.getTotalDetails().getAmountTax()).isEqualTo(400 + 50 + 150);
        assertThat(paid.getAmountTotal()).isEqualTo(4499 + 1500 + 600);
    }

    @Test
    void aTypedPromotionCodeLowersTheTotalAndIsCounted() throws StripeException {
        PromotionCode code = promotionCode(coupon(percent(20)), "SUMMER");
        Session session =
                emulated.client()
                        .v1()
                        .checkout()
                        .sessions()
                        .create(Shop.cart().setAllowPromotionCodes(true).build());

        JsonNode paid =
                emulated.stripe()
                        .pay(
                                session.getId(),
                                PaymentAttempt.succeeds().withPromotionCode("summer"));

        assertThat(paid.path("amount_total").asLong()).isEqualTo(4499 - 900);
        assertThat(paid.at("/discounts/0/promotion_code").asText()).isEqualTo(code.getId());
        assertThat(
                        emulated.client()
                                .v1()
                                .promotionCodes()
                                .retrieve(code.getId())
                                .getTimesRedeemed())
                .isEqualTo(1);
    }

    @Test
    void aCouponForOneIsUsedUpByTheFirstPayer() throws StripeException {
        Coupon coupon = coupon(percent(10).setId("ONE").setMaxRedemptions(1L));
        Session first = discounted(Shop.cart(), coupon);
        Session second = discounted(Shop.cart(), coupon);
        emulated.stripe().pay(first.getId());

        assertThatThrownBy(() -> emulated.stripe().pay(second.getId()))
                .hasMessageContaining("Coupon ONE is used up");
        assertThatThrownBy(() -> discounted(Shop.cart(), coupon))
                .hasMessageContaining("Coupon ONE is used up and cannot be applied.");
        assertThat(emulated.client().v1().coupons().retrieve("ONE").getValid()).isFalse();
    }

    @Test
    void aCouponEndsAtItsTimeAndItsIdIsTakenUntilItIsDeleted() throws StripeException {
        long soon = Emulated.START.plus(Duration.ofHours(1)).getEpochSecond();
        Coupon coupon = coupon(percent(10).setId("HOUR").setRedeemBy(soon));
        assertThatThrownBy(() -> coupon(percent(10).setId("HOUR")))
                .hasMessageContaining("Coupon already exists.");

        Session open = discounted(Shop.cart(), coupon);
        emulated.client().v1().coupons().delete("HOUR");
        coupon(percent(15).setId("HOUR").setRedeemBy(soon));
        emulated.stripe().moveClock(Duration.ofHours(2));

        assertThatThrownBy(() -> discounted(Shop.cart(), coupon))
                .hasMessageContaining("Coupon HOUR is expired");
        assertThat(open.getAmountTotal()).isEqualTo(4499 - 450);
    }

    private Session discounted(SessionCreateParams.Builder cart, Coupon coupon)
            throws StripeException {
        return emulated.client()
                .v1()
                .checkout()
                .sessions()
                .create(
                        cart.addDiscount(Discount.builder().setCoupon(coupon.getId()).build())
                                .build());
    }

    private PromotionCode promotionCode(Coupon coupon, String code) throws StripeException {
        return emulated.client()
                .v1()
                .promotionCodes()
                .create(
                        PromotionCodeCreateParams.builder()
                                .setCode(code)
                                .setPromotion(
                                        Promotion.builder()
                                                .setType(Promotion.Type.COUPON)
                                                .setCoupon(coupon.getId())
                                                .build())
                                .build());
    }

    private Coupon coupon(CouponCreateParams.Builder params) throws StripeException {
        return emulated.client().v1().coupons().create(params.build());
    }

    private static CouponCreateParams.Builder percent(long percent) {
        return CouponCreateParams.builder().setPercentOff(BigDecimal.valueOf(percent));
    }

    private static ShippingOption shipping(String name, long amount) {
        return ShippingOption.builder()
                .setShippingRateData(
                        ShippingRateData.builder()
                                .setDisplayName(name)
                                .setType(ShippingRateData.Type.FIXED_AMOUNT)
                                .setFixedAmount(
                                        FixedAmount.builder()
                                                .setAmount(amount)
                                                .setCurrency("usd")
                                                .build())
                                .build())
                .build();
    }
}
