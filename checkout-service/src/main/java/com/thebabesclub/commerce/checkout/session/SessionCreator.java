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
import com.thebabesclub.commerce.stripe.SessionRefusal;
import com.thebabesclub.commerce.stripe.StripeCheckoutClient;
import com.thebabesclub.commerce.stripe.StripeCouponClient;
import com.thebabesclub.commerce.stripe.StripeRefused;
import com.thebabesclub.commerce.stripe.StripeUnavailable;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    /**
     * What is to be made.
     *
     * @param repairs what Stripe refused, and is left out or put otherwise
     */
    private record Draft(
            CartClaim claim,
            Quote quote,
            CheckoutOptions options,
            Optional<String> coupon,
            Set<SessionRefusal> repairs) {

        private Draft without(SessionRefusal refused) {
            Set<SessionRefusal> all = new HashSet<>(repairs);
            all.add(refused);
            return new Draft(
                    claim,
                    quote,
                    options,
                    coupon.filter(_ -> refused != SessionRefusal.COUPON),
                    Set.copyOf(all));
        }

        private boolean isByCoupon() {
            return coupon.isPresent() || quote.prices().discount() == 0;
        }

        /** Other parameters have another key. */
        private String key() {
            return claim.sessionKey()
                    + (isByCoupon() ? "" : "-reduced")
                    + (repairs.contains(SessionRefusal.PRODUCT) ? "-described" : "")
                    + (repairs.contains(SessionRefusal.EMAIL) ? "-unaddressed" : "");
        }
    }

    /**
     * The errors are those of the gateway; the same claim gives the same session. A refusal comes
     * back only where it cannot be repaired, or came again.
     */
    Mono<Result> make(CartClaim claim, Quote quote, CheckoutOptions options) {
        return coupon(claim, quote.prices())
                .flatMap(coupon -> make(new Draft(claim, quote, options, coupon, Set.of())));
    }

    private Mono<Result> make(Draft draft) {
        PriceSnapshot prices = draft.quote().prices();
        boolean promotionCodes = settings.promotionCodes() && prices.discount() == 0;
        return checkout.create(session(draft, promotionCodes), draft.key())
                .map(
                        creation ->
                                new Result(
                                        creation,
                                        SessionLineMapper.quoted(
                                                prices, draft.isByCoupon(), promotionCodes),
                                        draft.coupon()))
                .flatMap(
                        result ->
                                result.creation() instanceof SessionRefusal refusal
                                                && !draft.repairs().contains(refusal)
                                        ? repaired(draft, refusal, result)
                                        : Mono.just(result));
    }

    private Mono<Result> repaired(Draft draft, SessionRefusal refusal, Result refused) {
        Mono<Result> again = Mono.defer(() -> make(draft.without(refusal)));
        return switch (refusal) {
            case PRODUCT -> log.leftOut("product").then(again);
            case EMAIL -> log.leftOut("email").then(again);
            case COUPON -> log.couponRefused("session").then(again);
            case SUCCESS_URL -> Mono.just(blamed(refused, draft.options().successUrl()));
            case CANCEL_URL -> Mono.just(blamed(refused, draft.options().cancelUrl()));
            case CUSTOMER, AMOUNT_TOO_SMALL, AMOUNT_TOO_LARGE, UNEXPECTED -> Mono.just(refused);
        };
    }

    /** An address from the settings is no fault of whoever asked. */
    private Result blamed(Result refused, String address) {
        return settings.redirects().isDefault(address)
                ? new Result(SessionRefusal.UNEXPECTED, refused.lines(), refused.couponId())
                : refused;
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

    private NewSession session(Draft draft, boolean promotionCodes) {
        Quote quote = draft.quote();
        CheckoutOptions options = draft.options();
        PriceSnapshot prices = quote.prices();
        List<NewSession.Line> lines =
                draft.coupon().isPresent()
                        ? SessionLineMapper.full(prices)
                        : SessionLineMapper.reduced(prices);
        return new NewSession(
                prices.currency().code(),
                draft.repairs().contains(SessionRefusal.PRODUCT)
                        ? lines.stream().map(NewSession.Line::described).toList()
                        : lines,
                options.successUrl(),
                options.cancelUrl(),
                draft.claim().expiresAt(),
                quote.cartId(),
                options.customerId(),
                options.email().filter(_ -> !draft.repairs().contains(SessionRefusal.EMAIL)),
                metadata(draft.claim(), quote, options),
                draft.coupon(),
                promotionCodes,
                settings.automaticTax(),
                settings.shippingCountries(),
                settings.shippingRates());
    }

    private Map<String, String> metadata(CartClaim claim, Quote quote, CheckoutOptions options) {
        Map<String, String> metadata = new HashMap<>();
        metadata.put(SessionMetadata.APP, settings.app());
        metadata.put(SessionMetadata.ENV, settings.env());
        metadata.put(SessionMetadata.QUOTE_SIGNATURE, quote.signature());
        metadata.put(SessionMetadata.CART_ID, quote.cartId());
        metadata.put(SessionMetadata.CART_HASH, quote.cartHash());
        claim.sells()
                .ifPresent(attempt -> metadata.put(SessionMetadata.RESERVATION, attempt.text()));
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
