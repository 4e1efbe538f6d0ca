package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.stripe.StripeEvent;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Duration;

/** Handles verified events, delivered or replayed: does their work, or remembers that it failed. */
@Singleton
@Requires(beans = Secrets.class)
public final class EventService {

    /** Of the request's time, for the record of a failure: two calls, each with a second to go. */
    private static final Duration FOR_THE_RECORD = Duration.ofMillis(1_800);

    /** Of that time, for the answer. */
    private static final Duration FOR_THE_ANSWER = Duration.ofMillis(400);

    private final EventDispatcher work;
    private final EventFailureService failures;

    EventService(EventDispatcher work, EventFailureService failures) {
        this.work = work;
        this.failures = failures;
    }

    /**
     * Handles an event that is known to be Stripe's.
     *
     * @param body the bytes that it came as
     * @return what became of it, where it needs no further delivery; the error of the work where
     *     Stripe is to deliver it again
     */
    public Mono<EventOutcome> handle(StripeEvent event, byte[] body) {
        return within(FOR_THE_RECORD, work.handle(event, body))
                .onErrorResume(
                        failure ->
                                within(FOR_THE_ANSWER, record(event, body, failure))
                                        .switchIfEmpty(Mono.error(failure)));
    }

    /**
     * Remembers a body that is known to be Stripe's and is no event, as one that fails for good.
     *
     * @return that it is parked, where it needs no further delivery; else empty
     */
    public Mono<EventOutcome> unreadable(byte[] body) {
        return within(
                FOR_THE_ANSWER,
                record(StripeEvent.unreadable(body), body, UnreadableEventException.noEvent()));
    }

    private Mono<EventOutcome> record(StripeEvent event, byte[] body, Throwable failure) {
        return failures.record(event, EventReceipt.digest(body), failure);
    }

    private static <T> Mono<T> within(Duration reserve, Mono<T> work) {
        return Mono.deferContextual(
                context ->
                        Deadline.of(context)
                                .map(deadline -> deadline.sooner(reserve).bound(work))
                                .orElse(work));
    }
}
