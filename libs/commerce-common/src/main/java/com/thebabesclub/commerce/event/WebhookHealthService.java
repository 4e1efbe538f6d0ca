package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.settlement.SessionOwnershipService;
import com.thebabesclub.commerce.stripe.EventPayload;
import com.thebabesclub.commerce.stripe.StripeEvent;
import com.thebabesclub.commerce.stripe.StripeEventClient;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks how deliveries fare. What arrived last is not written down with each delivery, which would
 * be one item that all of them wait for: Stripe's own list of events is held against the ledger.
 */
@Singleton
@Requires(beans = Secrets.class)
public final class WebhookHealthService {

    private static final Duration WINDOW = Duration.ofDays(1);

    /** A delivery may be under way for as long. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(5);

    /** More unfinished events than this are not counted one by one. */
    private static final int MOST = 1_000;

    private final StripeEventClient stripe;
    private final EventLedger ledger;
    private final UnfinishedEventRepository unfinished;
    private final WebhookEndpointExpectation expected;
    private final SessionOwnershipService ownership;
    private final Clock clock;

    WebhookHealthService(
            StripeEventClient stripe,
            EventLedger ledger,
            UnfinishedEventRepository unfinished,
            WebhookEndpointProperties endpoint,
            SessionOwnershipService ownership,
            Clock clock) {
        this.stripe = stripe;
        this.ledger = ledger;
        this.unfinished = unfinished;
        this.expected = WebhookEndpointExpectation.from(endpoint);
        this.ownership = ownership;
        this.clock = clock;
    }

    /**
     * Two calls to Stripe, one or two batches of up to 100 keys and one page of the unfinished
     * events.
     */
    public Mono<WebhookHealth> look() {
        Instant now = clock.instant();
        Mono<List<StripeEvent>> told =
                stripe.list(HandledEventTypes.OF_SESSIONS, now.minus(WINDOW), now, Optional.empty())
                        .flatMap(page -> ours(page.elements()));
        return Mono.zip(
                        told.flatMap(events -> compared(events, now)),
                        unfinished.list(Optional.empty(), MOST),
                        drift())
                .map(seen -> health(seen.getT1(), seen.getT2(), seen.getT3()));
    }

    private record Compared(Optional<WebhookHealth.LastEvent> last, int behind) {}

    /** Other systems on the account have sessions of their own. */
    private Mono<List<StripeEvent>> ours(List<EventPayload> told) {
        List<StripeEvent> events = told.stream().map(EventPayload::event).toList();
        return ownership
                .ours(events.stream().flatMap(event -> event.session().stream()).toList())
                .map(
                        ours ->
                                events.stream()
                                        .filter(event -> isAmong(event.session(), ours))
                                        .toList());
    }

    private static boolean isAmong(Optional<ObservedSession> session, Set<String> ours) {
        return session.map(ObservedSession::id).filter(ours::contains).isPresent();
    }

    private Mono<Compared> compared(List<StripeEvent> events, Instant now) {
        return ledger.doneOf(events.stream().map(StripeEvent::id).toList())
                .map(
                        done ->
                                new Compared(
                                        events.stream().findFirst().map(event -> last(event, done)),
                                        behind(events, done, now)));
    }

    private static WebhookHealth.LastEvent last(StripeEvent event, Map<String, Instant> done) {
        Optional<Duration> lag =
                Optional.ofNullable(done.get(event.id()))
                        .map(at -> Duration.between(event.created(), at));
        return new WebhookHealth.LastEvent(event.id(), event.type(), event.created(), lag);
    }

    private static int behind(List<StripeEvent> events, Map<String, Instant> done, Instant now) {
        return Math.toIntExact(
                events.stream()
                        .filter(event -> !done.containsKey(event.id()))
                        .filter(event -> event.created().plus(UNDER_WAY).isBefore(now))
                        .count());
    }

    private Mono<List<String>> drift() {
        return expected.url().isEmpty()
                ? Mono.just(List.of())
                : stripe.endpoints().map(expected::drift);
    }

    private static WebhookHealth health(
            Compared compared, UnfinishedEventPage unfinished, List<String> drift) {
        Map<String, Integer> failures = new TreeMap<>();
        unfinished.events().forEach(event -> failures.merge(event.error().kind(), 1, Integer::sum));
        return new WebhookHealth(
                compared.last(),
                compared.behind(),
                unfinished.events().size() - unfinished.parked(),
                unfinished.parked(),
                failures,
                unfinished.oldest(),
                drift);
    }
}
