package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.event.UnfinishedEvent.State;
import com.thebabesclub.commerce.event.UnfinishedEventRepository.EventStatus;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.stripe.StripeEvent;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Remembers the events that fail, and parks those that fail for good.
 *
 * <p>Nothing is lost where even that fails: the event then fails as if it was never recorded, and
 * Stripe delivers it again.
 */
@Singleton
@Requires(beans = Secrets.class)
final class EventFailureService {

    private static final Logger LOG = LoggerFactory.getLogger(EventFailureService.class);

    private final UnfinishedEventRepository events;
    private final DeadLetterPublisher deadLetters;
    private final ParkingProperties parking;
    private final Metrics metrics;
    private final Clock clock;

    EventFailureService(
            UnfinishedEventRepository events,
            Optional<DeadLetterPublisher> deadLetters,
            ParkingProperties parking,
            Metrics metrics,
            Clock clock) {
        this.events = events;
        this.deadLetters = deadLetters.orElse(_ -> Mono.empty());
        this.parking = parking;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Records a failed attempt.
     *
     * @param digest of the payload
     * @return what became of it where Stripe need not deliver it again: it is parked, or its work
     *     was done after all and only the answer was lost; else empty
     */
    Mono<EventOutcome> record(StripeEvent event, String digest, Throwable failure) {
        FailureKind kind = FailureKind.of(failure);
        metrics.record(Metric.WEBHOOK_FAILURES.one(kind.text()));
        return events.standing(event.id())
                .flatMap(
                        standing ->
                                switch (standing) {
                                    case EventStatus.Done _ -> Mono.just(EventOutcome.KNOWN);
                                    case EventStatus.Unknown _ ->
                                            record(Optional.empty(), event, digest, failure);
                                    case EventStatus.Unfinished known ->
                                            record(
                                                    Optional.of(known.event()),
                                                    event,
                                                    digest,
                                                    failure);
                                })
                .onErrorResume(unrecorded -> unrecorded(event, unrecorded));
    }

    private Mono<EventOutcome> record(
            Optional<UnfinishedEvent> before, StripeEvent event, String digest, Throwable failure) {
        return record(before, next(before, event, digest, failure));
    }

    private Mono<EventOutcome> record(Optional<UnfinishedEvent> before, UnfinishedEvent now) {
        boolean parks =
                now.state() == State.PARKED
                        && before.filter(known -> known.state() == State.PARKED).isEmpty();
        Mono<UnfinishedEvent> told = parks ? tell(now) : Mono.just(now);
        return told.flatMap(event -> events.write(before, event).then(written(event, parks)));
    }

    /** An event of which nobody could be told is not parked yet. */
    private Mono<UnfinishedEvent> tell(UnfinishedEvent parked) {
        return deadLetters
                .send(parked)
                .thenReturn(parked)
                .onErrorResume(
                        failure ->
                                log(Level.ERROR, parked, "Dead letter queue does not answer")
                                        .thenReturn(with(parked, State.FAILED)));
    }

    private Mono<EventOutcome> written(UnfinishedEvent event, boolean parks) {
        boolean parked = event.state() == State.PARKED;
        if (parks && parked) {
            metrics.record(EventOutcome.PARKED.reading());
        }
        return parked
                ? log(Level.ERROR, event, "Webhook event parked").thenReturn(EventOutcome.PARKED)
                : log(Level.WARN, event, "Webhook event failed").then(Mono.empty());
    }

    private UnfinishedEvent next(
            Optional<UnfinishedEvent> before, StripeEvent event, String digest, Throwable failure) {
        Instant now = Instant.ofEpochSecond(clock.instant().getEpochSecond());
        FailureKind kind = FailureKind.of(failure);
        int attempts = before.map(UnfinishedEvent::attempts).orElse(0) + 1;
        Instant firstSeen = before.map(UnfinishedEvent::firstSeen).orElse(now);
        boolean parked =
                before.filter(known -> known.state() == State.PARKED).isPresent()
                        || parking.isDue(kind, attempts, Duration.between(firstSeen, now));
        return new UnfinishedEvent(
                event.id(),
                event.type(),
                event.created(),
                event.objectId(),
                digest,
                parked ? State.PARKED : State.FAILED,
                attempts,
                firstSeen,
                now,
                new EventFailureReason(
                        kind.text(), failure.getClass().getSimpleName(), kind.sentence(failure)));
    }

    private static UnfinishedEvent with(UnfinishedEvent event, State state) {
        return new UnfinishedEvent(
                event.eventId(),
                event.type(),
                event.created(),
                event.objectId(),
                event.digest(),
                state,
                event.attempts(),
                event.firstSeen(),
                event.lastTried(),
                event.error());
    }

    private static Mono<EventOutcome> unrecorded(StripeEvent event, Throwable failure) {
        return Trace.log(
                        trace ->
                                trace.mark(LOG.atWarn())
                                        .addKeyValue("eventId", event.id())
                                        .addKeyValue("reason", failure.getClass().getSimpleName())
                                        .log("Webhook failure not recorded"))
                .then(Mono.empty());
    }

    private static Mono<Void> log(Level level, UnfinishedEvent event, String phrase) {
        return Trace.log(
                trace ->
                        trace.mark(LOG.atLevel(level))
                                .addKeyValue("eventId", event.eventId())
                                .addKeyValue("type", event.type())
                                .addKeyValue("objectId", event.objectId().orElse("-"))
                                .addKeyValue("kind", event.error().kind())
                                .addKeyValue("error", event.error().type())
                                .addKeyValue("attempts", event.attempts())
                                .addKeyValue("firstSeen", event.firstSeen().toString())
                                .log(phrase));
    }
}
