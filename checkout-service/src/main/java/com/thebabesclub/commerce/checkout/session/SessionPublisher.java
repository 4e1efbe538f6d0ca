package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.session.CheckoutStep.Publish;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Writes all of a session and lets it be paid, at once for the sake of the round trip. What fails
 * is taken back, so that the next request does the work of the claim once more.
 */
@Singleton
final class SessionPublisher {

    /** Left of the request's time for taking back what could not be written whole. */
    private static final Duration RESERVE = Duration.ofMillis(1_500);

    private static final int MOST_TRIES = 3;

    private final SessionRecorder recorder;
    private final CartRepository carts;
    private final CheckoutPlanner planner;

    SessionPublisher(
            SessionRecorder recorder, CartRepository carts, CheckoutConfiguration settings) {
        this.recorder = recorder;
        this.carts = carts;
        this.planner = new CheckoutPlanner(settings.lifetime(), settings.reservedLifetime());
    }

    /**
     * The outcome of the publication, once everything else is written too. Fails with {@link
     * DependencyUnavailable} where something was not; nothing can be found then.
     */
    Mono<CartRepository.Outcome> publish(
            CheckoutContext wanted,
            Publish publish,
            ObservedSession session,
            SessionCreator.Result result) {
        Mono<Void> recorded =
                recorder.write(publish.page(), wanted.quote(), wanted.options(), session, result);
        Mono<CartRepository.Outcome> published =
                carts.write(wanted.cartId(), publish.seen(), publish.next());
        // What makes the session known leaves last, lest a process dies with only that on its way.
        return Mono.zip(sooner(recorded).materialize(), sooner(published).materialize())
                .flatMap(
                        both ->
                                failure(both.getT1(), both.getT2())
                                        .map(failure -> withdraw(wanted, publish, failure))
                                        .orElseGet(() -> Mono.justOrEmpty(both.getT2().get())));
    }

    /** Of several one of ours: an outage is not to hide it. */
    private static Optional<Throwable> failure(Signal<?>... signals) {
        return Stream.of(signals)
                .map(Signal::getThrowable)
                .filter(Objects::nonNull)
                .min(
                        (one, two) ->
                                Boolean.compare(
                                        one instanceof DependencyUnavailable,
                                        two instanceof DependencyUnavailable));
    }

    private static <T> Mono<T> sooner(Mono<T> work) {
        return Mono.deferContextual(
                context ->
                        Deadline.of(context)
                                .map(deadline -> deadline.sooner(RESERVE).bound(work))
                                .orElse(work));
    }

    private Mono<CartRepository.Outcome> withdraw(
            CheckoutContext wanted, Publish publish, Throwable failure) {
        return carts.read(wanted.cartId())
                .flatMap(found -> withdraw(wanted, publish, found, 1))
                .onErrorResume(
                        another -> {
                            failure.addSuppressed(another);
                            return Mono.empty();
                        })
                .then(Mono.error(failure));
    }

    private Mono<Void> withdraw(
            CheckoutContext wanted, Publish publish, CartState found, int tries) {
        return Mono.justOrEmpty(planner.withdrawn(publish.page(), found))
                .flatMap(next -> carts.write(wanted.cartId(), found, next))
                .flatMap(
                        outcome ->
                                outcome instanceof CartRepository.Outcome.Refused refused
                                                && tries < MOST_TRIES
                                        ? withdraw(wanted, publish, refused.found(), tries + 1)
                                        : Mono.empty());
    }
}
