package com.thebabesclub.stripe.emulator.checkout;

import com.thebabesclub.stripe.emulator.coupon.Coupon;
import com.thebabesclub.stripe.emulator.coupon.Coupons;
import com.thebabesclub.stripe.emulator.coupon.PromotionCode;
import com.thebabesclub.stripe.emulator.coupon.PromotionCodes;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.params.Params;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Finds what a session may take off, and counts its use. */
final class Discounts {

    private static final String TYPED = "promotion_code";

    private final Coupons coupons;
    private final PromotionCodes codes;

    Discounts(Coupons coupons, PromotionCodes codes) {
        this.coupons = coupons;
        this.codes = codes;
    }

    /** The discount that the parameters of a new session ask for. */
    @Nullable Discount requested(Params params, String currency, long subtotal) {
        List<Params> sent = params.hashes("discounts");
        if (sent.isEmpty()) {
            return null;
        }
        Params discount = sent.getFirst();
        String code = discount.text("promotion_code");
        if (code != null) {
            String param = discount.name("promotion_code");
            return of(
                    codes.redeemable(code, params.text("customer"), subtotal, param),
                    currency,
                    param);
        }
        String coupon = discount.text("coupon");
        if (coupon == null) {
            throw StripeError.missingParameter(discount.name("coupon"));
        }
        String param = discount.name("coupon");
        return of(coupons.redeemable(coupon, param), null, currency, param);
    }

    /** The discount of a code that the payer typed. */
    Discount typed(CheckoutSession session, String text) {
        if (!Boolean.TRUE.equals(session.terms().allowPromotionCodes())) {
            throw StripeError.invalid(TYPED, "This session takes no promotion codes.");
        }
        PromotionCode found =
                codes.typed(text)
                        .orElseThrow(() -> StripeError.invalid(TYPED, "This code is invalid."));
        PromotionCode code =
                codes.redeemable(
                        found.id(),
                        session.progress().customer(),
                        session.amounts().subtotal(),
                        TYPED);
        return of(code, session.terms().currency(), TYPED);
    }

    /**
     * Makes sure that the discount still stands when the session is paid.
     *
     * @throws StripeError if others used it up meanwhile
     */
    void requireUsable(@Nullable Discount discount) {
        if (discount != null
                && coupons.store().find(discount.coupon()).filter(c -> !c.valid()).isPresent()) {
            throw StripeError.conflict(
                    "coupon_expired",
                    "discounts",
                    "Coupon %s is used up and cannot be applied.".formatted(discount.coupon()));
        }
    }

    /** Counts a use. */
    void redeem(@Nullable Discount discount) {
        if (discount != null) {
            coupons.redeem(discount.coupon());
            if (discount.promotionCode() != null) {
                codes.redeem(discount.promotionCode());
            }
        }
    }

    private static Discount of(PromotionCode code, String currency, String param) {
        return of(code.coupon(), code.id(), currency, param);
    }

    private static Discount of(
            Coupon coupon, @Nullable String code, String currency, String param) {
        if (coupon.currency() != null && !coupon.currency().equals(currency)) {
            throw StripeError.conflict(
                    null,
                    param,
                    "The coupon %s has an amount in %s and cannot be applied to a session in %s."
                            .formatted(coupon.id(), coupon.currency(), currency));
        }
        return Discount.of(coupon, code);
    }
}
