package com.thebabesclub.commerce.operator.endpoint;

import com.thebabesclub.commerce.event.HandledEventTypes;
import com.thebabesclub.commerce.event.WebhookEndpointExpectation;
import com.thebabesclub.commerce.stripe.StripeEndpointClient.EndpointChange;
import com.thebabesclub.commerce.stripe.StripeEndpointClient.NewEndpoint;
import com.thebabesclub.commerce.stripe.WebhookEndpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is to be done about our webhook endpoint: a function of what Stripe has on record.
 *
 * @param make a new one, where none can be made right: the version of an endpoint never changes
 * @param correct what is wrong with the one that there is
 * @param retire others at this address that are to send nothing any more
 * @param left others at this address that still send
 */
record EndpointPlan(
        Optional<NewEndpoint> make,
        Optional<Correction> correct,
        List<WebhookEndpoint> retire,
        List<WebhookEndpoint> left) {

    /** An endpoint and what of it is to be another. */
    record Correction(WebhookEndpoint before, EndpointChange change) {}

    private static final EndpointChange NONE =
            new EndpointChange(Optional.empty(), Optional.empty(), Optional.empty());

    /**
     * The plan.
     *
     * @param mark that ours carry in their metadata
     * @param enabled whether it is to send, or be there for the day on which it is switched on
     * @param retire whether others at this address are to be disabled, once there is one that is
     *     right: before, the events of a day would be lost
     */
    static EndpointPlan of(
            WebhookEndpointExpectation wanted,
            Map<String, String> mark,
            List<WebhookEndpoint> records,
            boolean enabled,
            boolean retire) {
        String url = wanted.url().orElseThrow();
        List<WebhookEndpoint> here =
                records.stream().filter(record -> record.url().equals(url)).toList();
        Optional<WebhookEndpoint> right =
                first(here, wanted).or(() -> moved(here, records, wanted, mark));
        List<WebhookEndpoint> others =
                here.stream()
                        .filter(WebhookEndpoint::enabled)
                        .filter(record -> !Optional.of(record).equals(right))
                        .toList();
        boolean retires = retire && enabled && right.isPresent();
        return new EndpointPlan(
                right.isPresent()
                        ? Optional.empty()
                        : Optional.of(
                                new NewEndpoint(url, events(wanted), wanted.apiVersion(), mark)),
                right.flatMap(record -> correction(record, wanted, url, enabled)),
                retires ? others : List.of(),
                retires ? List.of() : others);
    }

    boolean isEmpty() {
        return make.isEmpty() && correct.isEmpty() && retire.isEmpty();
    }

    private static Optional<WebhookEndpoint> first(
            List<WebhookEndpoint> records, WebhookEndpointExpectation wanted) {
        return records.stream()
                .filter(wanted::hasVersion)
                .min(
                        Comparator.comparing((WebhookEndpoint record) -> !record.enabled())
                                .thenComparing(WebhookEndpoint::id));
    }

    /** Ours is elsewhere: the shop has moved, and its secret stays. */
    private static Optional<WebhookEndpoint> moved(
            List<WebhookEndpoint> here,
            List<WebhookEndpoint> records,
            WebhookEndpointExpectation wanted,
            Map<String, String> mark) {
        if (!here.isEmpty()) {
            return Optional.empty();
        }
        List<WebhookEndpoint> ours = new ArrayList<>(records);
        ours.removeIf(
                record ->
                        !record.enabled()
                                || !record.metadata().entrySet().containsAll(mark.entrySet()));
        return ours.size() == 1 ? first(ours, wanted) : Optional.empty();
    }

    private static Optional<Correction> correction(
            WebhookEndpoint record,
            WebhookEndpointExpectation wanted,
            String url,
            boolean enabled) {
        Set<String> missing = wanted.missing(record);
        Set<String> events = new TreeSet<>(record.events());
        events.addAll(missing);
        EndpointChange change =
                new EndpointChange(
                        record.url().equals(url) ? Optional.empty() : Optional.of(url),
                        missing.isEmpty() ? Optional.empty() : Optional.of(events),
                        record.enabled() == enabled ? Optional.empty() : Optional.of(enabled));
        return change.equals(NONE) ? Optional.empty() : Optional.of(new Correction(record, change));
    }

    /** What changes orders, and what is counted. */
    private static Set<String> events(WebhookEndpointExpectation wanted) {
        Set<String> events = new TreeSet<>(wanted.events());
        events.add(HandledEventTypes.DECLINED);
        return events;
    }
}
