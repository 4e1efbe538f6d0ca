package com.thebabesclub.commerce.runtime.deadline;

import io.micronaut.core.async.propagation.ReactorPropagation;
import io.micronaut.core.propagation.PropagatedContextElement;

import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The moment by which a request must be answered. It travels in Reactor's context, so that every
 * outside call finds it without being handed it.
 */
public record Deadline(Instant at, Clock clock) implements PropagatedContextElement {

    /** No call starts with less than this left: it could not be told from one that failed. */
    public static final Duration LEAST = Duration.ofSeconds(1);

    public static Deadline in(Duration budget, Clock clock) {
        return new Deadline(clock.instant().plus(budget), clock);
    }

    /** The earlier of the two. */
    public Deadline or(Instant other) {
        return other.isBefore(at) ? new Deadline(other, clock) : this;
    }

    /** The same, this much sooner: what is left is for something else. */
    public Deadline sooner(Duration reserve) {
        return new Deadline(at.minus(reserve), clock);
    }

    public Duration left() {
        return Duration.between(clock.instant(), at);
    }

    /** What the pipeline itself was given, or what the request came with. */
    public static Optional<Deadline> of(ContextView context) {
        return context.<Deadline>getOrEmpty(Deadline.class)
                .or(() -> ReactorPropagation.findContextElement(context, Deadline.class));
    }

    /** Puts the deadline where the calls of the pipeline find it. */
    public <T> Mono<T> bound(Mono<T> work) {
        return work.contextWrite(Context.of(Deadline.class, this));
    }

    /**
     * Makes a call with the time that it may take: its own limit, or less where the request's
     * deadline is nearer.
     *
     * @return the call's answer, or {@link DeadlineExceededException} without a call where less
     *     than a second is left
     */
    public static <T> Mono<T> limit(Duration own, Function<Duration, Mono<T>> call) {
        return Mono.deferContextual(
                context -> {
                    Duration left = of(context).map(Deadline::left).orElse(own);
                    if (left.compareTo(LEAST) < 0) {
                        return Mono.error(new DeadlineExceededException());
                    }
                    return call.apply(left.compareTo(own) < 0 ? left : own);
                });
    }
}
