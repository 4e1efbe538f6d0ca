package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.stripe.StripeEventClient;
import com.thebabesclub.commerce.stripe.WebhookEndpoint;

import java.net.URI;
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
public record WebhookEndpointExpectation(
        Optional<String> url, Set<String> events, String apiVersion) {

    private static final String ALL = "*";

    public WebhookEndpointExpectation {
        events = Set.copyOf(events);
    }

    /** As the settings say. */
    public static WebhookEndpointExpectation from(WebhookEndpointProperties properties) {
        return new WebhookEndpointExpectation(
                properties.address().map(URI::toString),
                HandledEventTypes.settling(),
                StripeEventClient.API_VERSION);
    }

    /** The same at another address. */
    public WebhookEndpointExpectation at(String address) {
        return new WebhookEndpointExpectation(Optional.of(address), events, apiVersion);
    }

    /** The types that must be sent and that this endpoint is not. */
    public Set<String> missing(WebhookEndpoint known) {
        Set<String> missing = new TreeSet<>(events);
        if (known.events().contains(ALL)) {
            return Set.of();
        }
        missing.removeAll(known.events());
        return missing;
    }

    /** True for an endpoint that is sent events in the version of our calls. */
    public boolean hasVersion(WebhookEndpoint known) {
        return known.apiVersion().equals(Optional.of(apiVersion));
    }

    /** In what the records differ from this, as sentences; empty where all is well. */
    public List<String> drift(List<WebhookEndpoint> records) {
        if (url.isEmpty()) {
            return List.of();
        }
        List<WebhookEndpoint> all =
                records.stream().filter(known -> known.url().equals(url.get())).toList();
        List<WebhookEndpoint> enabled = all.stream().filter(WebhookEndpoint::enabled).toList();
        // A disabled one beside it is a predecessor, and sends nothing.
        List<WebhookEndpoint> ours = enabled.isEmpty() ? all : enabled;
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

    private void compare(WebhookEndpoint known, List<String> drift) {
        if (!known.enabled()) {
            drift.add(known.id() + " is disabled.");
        }
        Set<String> missing = missing(known);
        if (!missing.isEmpty()) {
            drift.add(known.id() + " is not sent " + String.join(", ", missing) + ".");
        }
        if (!hasVersion(known)) {
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
