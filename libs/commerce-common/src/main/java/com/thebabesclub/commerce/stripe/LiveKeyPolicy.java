package com.thebabesclub.commerce.stripe;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;

import java.util.regex.Pattern;

/**
 * A key of the live mode belongs to an environment that somebody has named: else what the shop
 * makes at Stripe would be marked as a developer's, and what it has made would be another's.
 */
final class LiveKeyPolicy {

    private static final Pattern LIVE = Pattern.compile("(sk|rk)_live_.*");

    private LiveKeyPolicy() {}

    /**
     * @throws InvalidSettingException where the key is live and {@code SHOP_ENV} says nothing, or
     *     {@code local}
     */
    static void check(Secret key, ShopProperties shop) {
        if (shop.isLocal() && LIVE.matcher(key.reveal()).matches()) {
            throw InvalidSettingException.of(
                    ShopProperties.class,
                    "env",
                    "is not set, or local, and STRIPE_SECRET is a live key");
        }
    }
}
