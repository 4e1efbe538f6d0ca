package com.thebabesclub.commerce.stripe;

import com.stripe.net.RequestOptions;
import com.stripe.param.CouponCreateParams;

import reactor.core.publisher.Mono;

import java.time.Instant;

/** Coupons that are good for one payment. The errors are those of {@link StripeGateway}. */
public final class StripeCoupons {

    /**
     * A coupon to be made.
     *
     * @param id ours, so that it is the same coupon however often it is made
     * @param amountOff minor units
     * @param redeemBy the last moment at which it can be used
     */
    public record NewCoupon(
            String id,
            String name,
            long amountOff,
            String currency,
            Instant redeemBy,
            String app) {}

    private final StripeGateway stripe;

    public StripeCoupons(StripeGateway stripe) {
        this.stripe = stripe;
    }

    /** Makes the coupon and answers with its id; {@link StripeRefused} where Stripe does not. */
    public Mono<String> create(NewCoupon coupon, String idempotencyKey) {
        CouponCreateParams params =
                CouponCreateParams.builder()
                        .setId(coupon.id())
                        .setName(coupon.name())
                        .setAmountOff(coupon.amountOff())
                        .setCurrency(coupon.currency())
                        .setDuration(CouponCreateParams.Duration.ONCE)
                        .setMaxRedemptions(1L)
                        .setRedeemBy(coupon.redeemBy().getEpochSecond())
                        .putMetadata("app", coupon.app())
                        .build();
        return stripe.call(
                "coupons.create",
                client ->
                        client.v1()
                                .coupons()
                                .create(
                                        params,
                                        RequestOptions.builder()
                                                .setIdempotencyKey(idempotencyKey)
                                                .build())
                                .getId());
    }
}
