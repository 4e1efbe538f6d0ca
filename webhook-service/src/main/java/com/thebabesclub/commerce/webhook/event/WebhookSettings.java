package com.thebabesclub.commerce.webhook.event;

import com.thebabesclub.commerce.secret.Secret;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.SettingProblem;
import com.thebabesclub.commerce.setting.Settings;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * What the webhook is told.
 *
 * @param app the mark of this shop in the metadata of its sessions
 * @param livemode whether our key is of live mode: events of the other mode are not ours
 * @param tolerance {@code STRIPE_WEBHOOK_TOLERANCE}: how far a signature's time may be from now
 */
record WebhookSettings(String app, boolean livemode, Duration tolerance) {

    private static final Pattern KEY = Pattern.compile("(sk|rk)_(test|live)_.+");

    static WebhookSettings from(Settings settings, Secret stripeKey) {
        String key = stripeKey.reveal();
        if (!KEY.matcher(key).matches()) {
            throw new SettingProblem(Setting.STRIPE_SECRET, "is no key of Stripe");
        }
        return new WebhookSettings(
                settings.text(Setting.SHOP_APP),
                key.startsWith("_live_", 2),
                Duration.ofSeconds(settings.number(Setting.STRIPE_WEBHOOK_TOLERANCE, 1, 3600)));
    }
}
