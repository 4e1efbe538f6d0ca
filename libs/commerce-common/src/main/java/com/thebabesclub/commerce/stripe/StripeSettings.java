package com.thebabesclub.commerce.stripe;

import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;

import java.net.URI;

/**
 * Where Stripe is.
 *
 * @param apiBase {@code STRIPE_API_BASE}; plain http only on this machine, since the key travels on
 *     it
 */
public record StripeSettings(URI apiBase) {

    public static StripeSettings from(Settings settings) {
        URI base = settings.address(Setting.STRIPE_API_BASE);
        boolean here = base.getHost().equals("localhost") || base.getHost().equals("127.0.0.1");
        if (base.getScheme().equals("http") && !here) {
            throw new SettingProblem(Setting.STRIPE_API_BASE, "is not an https address");
        }
        return new StripeSettings(base);
    }
}
