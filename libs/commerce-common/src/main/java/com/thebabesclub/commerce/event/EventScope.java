package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;

import java.util.regex.Pattern;

/**
 * Which events are ours.
 *
 * @param app the mark of this shop in the metadata of its sessions
 * @param livemode whether our key is of live mode: events of the other mode are not ours
 */
record EventScope(String app, boolean livemode) {

    private static final Pattern KEY = Pattern.compile("(sk|rk)_(test|live)_.+");

    static EventScope of(String app, Secret stripeKey) {
        String key = stripeKey.reveal();
        if (!KEY.matcher(key).matches()) {
            throw SecretName.STRIPE_SECRET.problem("is no key of Stripe");
        }
        return new EventScope(app, key.startsWith("_live_", 2));
    }
}
