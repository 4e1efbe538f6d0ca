package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.event.UnfinishedEvent.State;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.stripe.EventPayload;
import com.thebabesclub.commerce.stripe.StripeEventClient;
import com.thebabesclub.commerce.stripe.StripePage;
import com.thebabesclub.commerce.stripe.StripeRefused;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Replays events: fetched from Stripe by id, since payloads are not kept here, and handled as a
 * delivery is. One after the other, so that customers come first. Replaying what is done changes
 * nothing.
 */
@Singleton
public final class EventReplayService {

    /** As long as a delivery may take. */
    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final StripeEventClient stripe;
    private final EventService eventService;
    private final EventLedger ledger;
    private final UnfinishedEventRepository unfinished;
    private final Clock clock;

    EventReplayService(
            StripeEventClient stripe,
            EventService events,
            EventLedger ledger,
            UnfinishedEventRepository unfinished,
            Clock clock) {
        this.stripe = stripe;
        this.eventService = events;
        this.ledger = ledger;
        this.unfinished = unfinished;
        this.clock = clock;
    }

    /** Replays one event. Fails only where Stripe cannot be asked for it. */
    public Mono<ReplayResult> one(String eventId) {
        return Mono.defer(
                () ->
                        Deadline.in(BUDGET, clock)
                                .bound(
                                        stripe.retrieve(eventId)
                                                .flatMap(this::handle)
                                                .onErrorResume(
                                                        StripeRefused.class,
                                                        refused -> gone(eventId, refused))));
    }

    /** Replays all parked events, the oldest first. */
    public Flux<ReplayResult> parked() {
        return unfinished
                .all()
                .filter(event -> event.state() == State.PARKED)
                .map(UnfinishedEvent::eventId)
                .concatMap(this::one, 1);
    }

    /**
     * Replays what happened at Stripe in a period and is not done in our ledger.
     *
     * @param from at most thirty days ago: Stripe has no older events
     * @param to included
     */
    public Flux<ReplayResult> period(Instant from, Instant to) {
        return StripePage.all(after -> stripe.list(HandledEventTypes.settling(), from, to, after))
                .concatMap(ledger::undone, 1)
                .concatMapIterable(payloads -> payloads)
                .concatMap(
                        payload ->
                                Mono.defer(() -> Deadline.in(BUDGET, clock).bound(handle(payload))),
                        1);
    }

    private Mono<ReplayResult> handle(EventPayload payload) {
        return eventService
                .handle(payload.event(), payload.bytes())
                .map(outcome -> done(payload, outcome))
                .onErrorResume(
                        failure ->
                                Mono.just(
                                        replayed(
                                                payload,
                                                ReplayResult.Result.FAILED,
                                                failure.getClass().getSimpleName())));
    }

    private static ReplayResult done(EventPayload payload, EventOutcome outcome) {
        ReplayResult.Result result =
                outcome == EventOutcome.PARKED
                        ? ReplayResult.Result.FAILED
                        : ReplayResult.Result.DONE;
        return replayed(payload, result, outcome.name());
    }

    private static ReplayResult replayed(
            EventPayload payload, ReplayResult.Result result, String detail) {
        return new ReplayResult(payload.event().id(), payload.event().type(), result, detail);
    }

    private static Mono<ReplayResult> gone(String eventId, StripeRefused refused) {
        return refused.isMissing()
                ? Mono.just(
                        new ReplayResult(eventId, "", ReplayResult.Result.GONE, "NOT_AT_STRIPE"))
                : Mono.error(refused);
    }
}
