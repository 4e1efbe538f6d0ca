package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.secret.Secret;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;

import java.util.regex.Pattern;

/**
 * Which events are ours.
 *
 * @param app the mark of this shop in the metadata of its sessions
 * @param livemode whether our key is of live mode: events of the other mode are not ours
 */
record EventScope(String app, boolean livemode) {

    private static final Pattern KEY = Pattern.compile("(sk|rk)_(test|live)_.+");

    static EventScope from(Settings settings, Secret stripeKey) {
        String key = stripeKey.reveal();
        if (!KEY.matcher(key).matches()) {
            throw new SettingProblem(Setting.STRIPE_SECRET, "is no key of Stripe");
        }
        return new EventScope(settings.text(Setting.SHOP_APP), key.startsWith("_live_", 2));
    }
}
