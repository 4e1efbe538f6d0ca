package com.thebabesclub.commerce.replay;

import com.thebabesclub.commerce.event.EventTypes;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.stripe.EndpointRecord;
import com.thebabesclub.commerce.stripe.StripeEvents;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What Stripe's record of our webhook endpoint should say.
 *
 * @param url {@code WEBHOOK_URL}; empty: nobody said, and nothing is compared
 * @param events the types that it must be sent at least
 */
record EndpointExpectation(Optional<String> url, Set<String> events, String apiVersion) {

    private static final String ALL = "*";

    static EndpointExpectation from(Settings settings) {
        return new EndpointExpectation(
                settings.find(Setting.WEBHOOK_URL)
                        .map(_ -> settings.address(Setting.WEBHOOK_URL).toString()),
                EventTypes.settling(),
                StripeEvents.API_VERSION);
    }

    /** In what the records differ from this, as sentences; empty where all is well. */
    List<String> drift(List<EndpointRecord> records) {
        if (url.isEmpty()) {
            return List.of();
        }
        List<EndpointRecord> ours =
                records.stream().filter(known -> known.url().equals(url.get())).toList();
        if (ours.isEmpty()) {
            return List.of("Stripe has no endpoint with the address of WEBHOOK_URL.");
        }
        List<String> drift = new ArrayList<>();
        if (ours.size() > 1) {
            drift.add("Stripe has " + ours.size() + " endpoints with this address.");
        }
        ours.forEach(known -> compare(known, drift));
        return drift;
    }

    private void compare(EndpointRecord known, List<String> drift) {
        if (!known.enabled()) {
            drift.add(known.id() + " is disabled.");
        }
        Set<String> missing = new TreeSet<>(events);
        missing.removeAll(known.events());
        if (!missing.isEmpty() && !known.events().contains(ALL)) {
            drift.add(known.id() + " is not sent " + String.join(", ", missing) + ".");
        }
        if (!known.apiVersion().equals(Optional.of(apiVersion))) {
            drift.add(
                    known.id()
                            + " has the API version "
                            + known.apiVersion().orElse("of the account")
                            + " and not "
                            + apiVersion
                            + ".");
        }
    }
}
