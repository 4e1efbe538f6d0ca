package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.param.CouponCreateParams;
import com.stripe.param.CouponListParams;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Optional;

/** Coupons that are good for one payment. The errors are those of {@link StripeGateway}. */
@Singleton
public final class StripeCouponClient {

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

    private static final long PAGE = 100;

    private final StripeGateway stripe;

    public StripeCouponClient(StripeGateway stripe) {
        this.stripe = stripe;
    }

    /**
     * A coupon as Stripe has it.
     *
     * @param app the mark of whoever made it
     * @param redeemBy the last moment at which it can be used
     */
    public record Coupon(String id, Optional<String> app, Optional<Instant> redeemBy) {}

    /** Removes the coupon; false where there is none. Payments that it was used for stay. */
    public Mono<Boolean> delete(String id) {
        return stripe.call("coupons.delete", client -> client.v1().coupons().delete(id))
                .thenReturn(true)
                .onErrorResume(
                        StripeRefused.class,
                        refused -> refused.isMissing() ? Mono.just(false) : Mono.error(refused));
    }

    /** A page of the coupons that were made from one moment to another, both included. */
    public Mono<StripePage<Coupon>> list(Instant from, Instant to, Optional<String> after) {
        CouponListParams.Builder params =
                CouponListParams.builder()
                        .putExtraParam("created", StripeJson.created(from, to))
                        .setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return stripe.page(
                "coupons.list",
                client -> client.v1().coupons().list(params.build()),
                StripeCouponClient::coupon);
    }

    private static Optional<Coupon> coupon(JsonNode coupon) {
        return StripeJson.text(coupon, "id")
                .map(
                        id ->
                                new Coupon(
                                        id,
                                        StripeJson.text(coupon.path("metadata"), "app"),
                                        StripeJson.time(coupon, "redeem_by")));
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
                                .create(params, StripeGateway.once(idempotencyKey))
                                .getId());
    }
}
