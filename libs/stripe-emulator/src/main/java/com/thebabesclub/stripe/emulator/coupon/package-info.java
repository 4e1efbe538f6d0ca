/** Coupons and the promotion codes that stand for them. */
@NullMarked
package com.thebabesclub.stripe.emulator.coupon;

import org.jspecify.annotations.NullMarked;
