package com.thebabesclub.stripe.emulator.checkout;

import com.thebabesclub.stripe.emulator.coupon.Coupon;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a session takes off, as the coupon stood when it was applied: deleting the coupon later
 * changes nothing.
 */
public record Discount(
        String coupon,
        @Nullable String promotionCode,
        @Nullable Long amountOff,
        @Nullable BigDecimal percentOff,
        List<String> products) {

    static Discount of(Coupon coupon, @Nullable String promotionCode) {
        return new Discount(
                coupon.id(),
                promotionCode,
                coupon.amountOff(),
                coupon.percentOff(),
                coupon.products());
    }

    boolean appliesTo(String product) {
        return products.isEmpty() || products.contains(product);
    }
}
