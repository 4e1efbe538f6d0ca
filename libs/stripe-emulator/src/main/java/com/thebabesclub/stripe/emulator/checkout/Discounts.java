package com.thebabesclub.stripe.emulator.checkout;

import com.thebabesclub.stripe.emulator.coupon.Coupon;
import com.thebabesclub.stripe.emulator.coupon.Coupons;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.params.Params;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Finds what a session may take off. */
final class Discounts {

    private final Coupons coupons;

    Discounts(Coupons coupons) {
        this.coupons = coupons;
    }

    /** The discount that the parameters of a new session ask for. */
    @Nullable Discount requested(Params params, String currency) {
        List<Params> sent = params.hashes("discounts");
        if (sent.isEmpty()) {
            return null;
        }
        Params discount = sent.getFirst();
        String id = discount.text("coupon");
        if (id == null) {
            throw StripeError.missingParameter(discount.name("coupon"));
        }
        Coupon coupon = coupons.redeemable(id, discount.name("coupon"));
        requireCurrency(coupon, currency, discount.name("coupon"));
        return Discount.of(coupon, null);
    }

    private static void requireCurrency(Coupon coupon, String currency, String param) {
        if (coupon.currency() != null && !coupon.currency().equals(currency)) {
            throw StripeError.conflict(
                    null,
                    param,
                    "The coupon %s has an amount in %s and cannot be applied to a session in %s."
                            .formatted(coupon.id(), coupon.currency(), currency));
        }
    }

    /** Counts a use. */
    void redeem(@Nullable Discount discount) {
        if (discount != null) {
            coupons.redeem(discount.coupon());
        }
    }
}
