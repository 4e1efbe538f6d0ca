package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.quote.LengthPrefixedEncoding;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.QuotedLines;
import com.thebabesclub.commerce.domain.quote.PriceSnapshot;
import com.thebabesclub.commerce.domain.quote.Quote;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionMetadata;
import com.thebabesclub.commerce.stripe.NewSession;
import com.thebabesclub.commerce.stripe.SessionCreation;
import com.thebabesclub.commerce.stripe.StripeCheckoutClient;
import com.thebabesclub.commerce.stripe.StripeCouponClient;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeUnavailable;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the session of a claim at Stripe, at the quoted total. A discount is a coupon for this one
 * session; where Stripe refuses the coupon, the lines carry the discount. Never full price.
 */
@Singleton
final class SessionCreator {

    private static final Duration COUPON_OUTLIVES_SESSION = Duration.ofHours(1);

    private final StripeCheckoutClient checkout;
    private final StripeCouponClient coupons;
    private final CheckoutLog log;
    private final CheckoutConfiguration settings;

    /**
     * What was made.
     *
     * @param lines as quoted, with what Stripe must come to
     */
    record Result(SessionCreation creation, QuotedLines lines, Optional<String> couponId) {

        /** True where Stripe would charge what was quoted. */
        boolean isAsQuoted(ObservedSession session) {
            return lines.expected()
                    .filter(expected -> expected.matches(session.facts().details()))
                    .isPresent();
        }
    }

    SessionCreator(
            StripeCheckoutClient checkout,
            StripeCouponClient coupons,
            CheckoutLog log,
            CheckoutConfiguration settings) {
        this.checkout = checkout;
        this.coupons = coupons;
        this.log = log;
        this.settings = settings;
    }

    /** The errors are those of the gateway; the same claim gives the same session. */
    Mono<Result> make(CartClaim claim, Quote quote, CheckoutOptions options) {
        return coupon(claim, quote.prices())
                .flatMap(coupon -> make(claim, quote, options, coupon))
                .flatMap(
                        result ->
                                result.creation() instanceof SessionCreation.CouponMissing
                                        ? withoutCoupon("missing")
                                                .flatMap(none -> make(claim, quote, options, none))
                                        : Mono.just(result));
    }

    private Mono<Result> make(
            CartClaim claim, Quote quote, CheckoutOptions options, Optional<String> coupon) {
        PriceSnapshot prices = quote.prices();
        boolean byCoupon = coupon.isPresent() || prices.discount() == 0;
        boolean promotionCodes = settings.promotionCodes() && prices.discount() == 0;
        NewSession wanted = session(claim, quote, options, coupon, promotionCodes);
        String key = byCoupon ? claim.sessionKey() : claim.sessionKey() + "-reduced";
        return checkout.create(wanted, key)
                .flatMap(
                        creation ->
                                creation instanceof SessionCreation.ProductMissing
                                        ? checkout.create(
                                                wanted.withoutProducts(), key + "-described")
                                        : Mono.just(creation))
                .map(
                        creation ->
                                new Result(
                                        creation,
                                        SessionLineMapper.quoted(prices, byCoupon, promotionCodes),
                                        coupon));
    }

    /** The coupon's id; empty where nothing is to be taken off, or Stripe refuses the coupon. */
    private Mono<Optional<String>> coupon(CartClaim claim, PriceSnapshot prices) {
        if (prices.discount() == 0) {
            return Mono.just(Optional.empty());
        }
        StripeCouponClient.NewCoupon coupon =
                new StripeCouponClient.NewCoupon(
                        couponId(claim),
                        "Bundle savings",
                        prices.discount(),
                        prices.currency().code(),
                        claim.expiresAt().plus(COUPON_OUTLIVES_SESSION),
                        settings.app());
        return coupons.create(coupon, claim.couponKey())
                .map(Optional::of)
                .onErrorResume(StripeRefused.class, refused -> withoutCoupon(refused.code()))
                .onErrorResume(
                        StripeUnavailable.class,
                        down -> down.isBreakdown() ? withoutCoupon("breakdown") : Mono.error(down));
    }

    /** Also where Stripe breaks down over the coupon: under its key it would for a day. */
    private Mono<Optional<String>> withoutCoupon(String code) {
        return log.couponRefused(code).thenReturn(Optional.empty());
    }

    private NewSession session(
            CartClaim claim,
            Quote quote,
            CheckoutOptions options,
            Optional<String> coupon,
            boolean promotionCodes) {
        PriceSnapshot prices = quote.prices();
        List<NewSession.Line> lines =
                coupon.isPresent()
                        ? SessionLineMapper.full(prices)
                        : SessionLineMapper.reduced(prices);
        return new NewSession(
                prices.currency().code(),
                lines,
                options.successUrl(),
                options.cancelUrl(),
                claim.expiresAt(),
                quote.cartId(),
                options.customerId(),
                options.email(),
                metadata(quote, options),
                coupon,
                promotionCodes,
                settings.automaticTax(),
                settings.shippingCountries(),
                settings.shippingRates());
    }

    private Map<String, String> metadata(Quote quote, CheckoutOptions options) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(SessionMetadata.APP, settings.app());
        metadata.put(SessionMetadata.ENV, settings.env());
        metadata.put(SessionMetadata.QUOTE_SIGNATURE, quote.signature());
        metadata.put(SessionMetadata.CART_ID, quote.cartId());
        metadata.put(SessionMetadata.CART_HASH, quote.cartHash());
        options.owner().ifPresent(owner -> attribute(metadata, owner));
        return metadata;
    }

    private static void attribute(Map<String, String> metadata, OrderOwner owner) {
        metadata.put(SessionMetadata.USER_ID, owner.userId());
        metadata.put(SessionMetadata.USER_VERIFIED, Boolean.toString(owner.verified()));
    }

    private static String couponId(CartClaim claim) {
        String hash =
                LengthPrefixedEncoding.hash(
                        claim.quoteSignature(), Integer.toString(claim.attempt()));
        return "q-" + hash.substring(0, 32);
    }
}
