package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.deadline.Deadline;
import com.thebabesclub.commerce.ledger.PayloadDigest;
import com.thebabesclub.commerce.stripe.StripeEvent;

import reactor.core.publisher.Mono;

import java.time.Duration;

/** Does the work for an event, or remembers that it could not be done. */
public final class EventAttempts {

    /** Of the request's time, for the record of a failure: two calls, each with a second to go. */
    private static final Duration FOR_THE_RECORD = Duration.ofMillis(1_600);

    /** Of that time, for the answer. */
    private static final Duration FOR_THE_ANSWER = Duration.ofMillis(200);

    private final EventFailures failures;

    EventAttempts(EventFailures failures) {
        this.failures = failures;
    }

    /**
     * Does the work. Completes where the event needs no further delivery: its work is done, or it
     * is parked. Fails as the work did where Stripe is to deliver it again.
     */
    public Mono<Void> attempt(StripeEvent event, byte[] body, Mono<?> work) {
        return within(FOR_THE_RECORD, work.then())
                .onErrorResume(
                        failure ->
                                within(FOR_THE_ANSWER, record(event, body, failure))
                                        .flatMap(
                                                enough ->
                                                        enough
                                                                ? Mono.empty()
                                                                : Mono.error(failure)));
    }

    private Mono<Boolean> record(StripeEvent event, byte[] body, Throwable failure) {
        return failures.record(event, PayloadDigest.of(body), failure);
    }

    private static <T> Mono<T> within(Duration reserve, Mono<T> work) {
        return Mono.deferContextual(
                context ->
                        Deadline.of(context)
                                .map(deadline -> deadline.sooner(reserve).bound(work))
                                .orElse(work));
    }
}
