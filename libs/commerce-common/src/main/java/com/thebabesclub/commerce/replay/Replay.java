package com.thebabesclub.commerce.replay;

import com.thebabesclub.commerce.deadline.Deadline;
import com.thebabesclub.commerce.event.EventTypes;
import com.thebabesclub.commerce.event.Events;
import com.thebabesclub.commerce.event.Outcome;
import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.ledger.UnfinishedEvent;
import com.thebabesclub.commerce.ledger.UnfinishedEvent.State;
import com.thebabesclub.commerce.ledger.UnfinishedEvents;
import com.thebabesclub.commerce.ledger.UnfinishedPage;
import com.thebabesclub.commerce.stripe.EventPage;
import com.thebabesclub.commerce.stripe.EventPayload;
import com.thebabesclub.commerce.stripe.StripeEvents;
import com.thebabesclub.commerce.stripe.StripeRefused;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Replays events: fetched from Stripe by id, since payloads are not kept here, and handled as a
 * delivery is. One after the other, so that customers come first. Replaying what is done changes
 * nothing.
 */
@Singleton
public final class Replay {

    private static final int PAGE = 100;

    /** As long as a delivery may take. */
    private static final Duration BUDGET = Duration.ofSeconds(8);

    private final StripeEvents stripe;
    private final Events events;
    private final EventLedger ledger;
    private final UnfinishedEvents unfinished;
    private final Clock clock;

    Replay(
            StripeEvents stripe,
            Events events,
            EventLedger ledger,
            UnfinishedEvents unfinished,
            Clock clock) {
        this.stripe = stripe;
        this.events = events;
        this.ledger = ledger;
        this.unfinished = unfinished;
        this.clock = clock;
    }

    /** Replays one event. Fails only where Stripe cannot be asked for it. */
    public Mono<Replayed> one(String eventId) {
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
    public Flux<Replayed> parked() {
        return unfinished
                .list(Optional.empty(), PAGE)
                .expand(page -> next(page))
                .concatMapIterable(UnfinishedPage::events)
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
    public Flux<Replayed> period(Instant from, Instant to) {
        return page(from, to, Optional.empty())
                .expand(
                        page ->
                                page.next()
                                        .map(next -> page(from, to, Optional.of(next)))
                                        .orElse(Mono.empty()))
                .concatMap(this::undone, 1)
                .concatMap(
                        payload ->
                                Mono.defer(() -> Deadline.in(BUDGET, clock).bound(handle(payload))),
                        1);
    }

    private Mono<EventPage> page(Instant from, Instant to, Optional<String> after) {
        return stripe.list(EventTypes.settling(), from, to, after);
    }

    private Flux<EventPayload> undone(EventPage page) {
        return ledger.doneOf(page.events().stream().map(payload -> payload.event().id()).toList())
                .flatMapIterable(
                        done ->
                                page.events().stream()
                                        .filter(payload -> !done.containsKey(payload.event().id()))
                                        .toList());
    }

    private Mono<UnfinishedPage> next(UnfinishedPage page) {
        return page.next()
                .map(after -> unfinished.list(Optional.of(after), PAGE))
                .orElse(Mono.empty());
    }

    private Mono<Replayed> handle(EventPayload payload) {
        byte[] body = payload.body().getBytes(StandardCharsets.UTF_8);
        return events.handle(payload.event(), body)
                .map(outcome -> done(payload, outcome))
                .onErrorResume(
                        failure ->
                                Mono.just(
                                        replayed(
                                                payload,
                                                Replayed.Result.FAILED,
                                                failure.getClass().getSimpleName())));
    }

    private static Replayed done(EventPayload payload, Outcome outcome) {
        Replayed.Result result =
                outcome == Outcome.PARKED ? Replayed.Result.FAILED : Replayed.Result.DONE;
        return replayed(payload, result, outcome.name());
    }

    private static Replayed replayed(EventPayload payload, Replayed.Result result, String detail) {
        return new Replayed(payload.event().id(), payload.event().type(), result, detail);
    }

    private static Mono<Replayed> gone(String eventId, StripeRefused refused) {
        return refused.isMissing()
                ? Mono.just(new Replayed(eventId, "", Replayed.Result.GONE, "NOT_AT_STRIPE"))
                : Mono.error(refused);
    }
}
