package com.thebabesclub.commerce.stripe;

import com.stripe.exception.StripeException;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/**
 * Keeps requests from waiting for a Stripe that does not answer: after a row of outages none is let
 * through for a while, then one at a time until one is answered. It knows of its own instance only.
 *
 * <p>Only calls with a {@link Deadline} are turned away, since somebody waits for those. A job has
 * time: it waits for Stripe by its own retry, instead of failing everything at once.
 */
@Singleton
public final class CircuitBreaker {

    /** Outages in a row, without an answer between them, that open the circuit. */
    static final int FAILURE_THRESHOLD = 5;

    /** How long no call is let through. */
    static final Duration OPEN_DURATION = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(CircuitBreaker.class);

    /** No call was made: the ones before found Stripe down. */
    static final class Open extends RuntimeException {
        Open() {
            super("Stripe did not answer lately", null, false, false);
        }
    }

    private enum Pass {
        CALL,
        PROBE
    }

    private final Clock clock;
    private final Metrics metrics;
    private int outages;
    private Optional<Instant> restsUntil = Optional.empty();
    private boolean probing;

    public CircuitBreaker(Clock clock, Metrics metrics) {
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Whether a row of outages has not ended yet in an answer of Stripe. */
    public synchronized boolean isOpen() {
        return restsUntil.isPresent();
    }

    /** Counts a call that came to nothing; one that was never made is none. */
    void count(Throwable failure) {
        switch (failure) {
            case StripeRefused _ -> metrics.record(Metric.STRIPE_ERRORS.one("refused"));
            case StripeUnavailable down when !(down.getCause() instanceof Open) ->
                    metrics.record(Metric.STRIPE_ERRORS.one("unavailable"));
            default -> {}
        }
    }

    /** The call, or {@link Open} without one. */
    <T> Mono<T> guard(Mono<T> call) {
        return Mono.deferContextual(
                context -> Deadline.of(context).isPresent() ? guarded(call) : call);
    }

    private <T> Mono<T> guarded(Mono<T> call) {
        return enter().map(pass -> watched(call, pass)).orElseGet(() -> Mono.error(new Open()));
    }

    private <T> Mono<T> watched(Mono<T> call, Pass pass) {
        return call.doOnSuccess(_ -> answered())
                .doOnError(
                        failure -> {
                            if (isOutage(failure)) {
                                missed(pass);
                            } else {
                                answered();
                            }
                        })
                .doOnCancel(() -> givenUp(pass));
    }

    /** What Stripe refuses, it has answered. */
    private static boolean isOutage(Throwable failure) {
        return switch (failure) {
            case TimeoutException _ -> true;
            case StripeException answer -> {
                int status = Optional.ofNullable(answer.getStatusCode()).orElse(0);
                yield status < 400 || status >= 500;
            }
            default -> false;
        };
    }

    private synchronized Optional<Pass> enter() {
        if (restsUntil.isEmpty()) {
            return Optional.of(Pass.CALL);
        }
        if (probing || clock.instant().isBefore(restsUntil.get())) {
            return Optional.empty();
        }
        probing = true;
        return Optional.of(Pass.PROBE);
    }

    private synchronized void answered() {
        outages = 0;
        probing = false;
        if (restsUntil.isPresent()) {
            restsUntil = Optional.empty();
            LOG.atInfo().log("Stripe answers again");
            metrics.record(Metric.STRIPE_CIRCUIT.one("closed"));
        }
    }

    private synchronized void missed(Pass pass) {
        outages++;
        if (pass == Pass.PROBE) {
            probing = false;
            restsUntil = Optional.of(clock.instant().plus(OPEN_DURATION));
        } else if (outages >= FAILURE_THRESHOLD && restsUntil.isEmpty()) {
            restsUntil = Optional.of(clock.instant().plus(OPEN_DURATION));
            LOG.atError().addKeyValue("outages", outages).log("Stripe does not answer");
            metrics.record(Metric.STRIPE_CIRCUIT.one("opened"));
        }
    }

    private synchronized void givenUp(Pass pass) {
        if (pass == Pass.PROBE) {
            probing = false;
        }
    }
}
