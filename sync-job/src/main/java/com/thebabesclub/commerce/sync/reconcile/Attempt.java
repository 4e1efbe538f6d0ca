package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.stripe.StripeRefused;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Sees to one thing at a time within the run's share, and decides what its failure means. */
final class Attempt {

    /**
     * Failures in a row that nobody else's success has come between: then it is not the session.
     */
    private static final int OUTAGES = 5;

    /** What was begun just before the end of the time may take, before it is left to the next. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration NO_HURRY = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(Attempt.class);

    /** What is remembered of a failure; true where nobody waits for the thing any more. */
    interface Memory {

        Memory NONE = (_, _) -> Mono.just(false);

        Mono<Boolean> failed(Look look, Throwable failure);
    }

    private final Share share;
    private final Memory memory;
    private final Clock clock;

    Attempt(Share share, Memory memory, Clock clock) {
        this.share = share;
        this.memory = memory;
        this.clock = clock;
    }

    Mono<Stride> see(Stride stride, Look look) {
        Walk walk = stride.walk();
        if (share.isUsedUp(walk.tally(), clock.instant())) {
            return Mono.just(stride.with(walk.enough()));
        }
        return inTime(look.verdict())
                .map(verdict -> stride.answered(walk.seen(look, verdict)))
                .onErrorResume(failure -> failed(stride, look, failure));
    }

    /** The work, or a {@link TimeoutException} once the run's time is up. */
    <T> Mono<T> inTime(Mono<T> work) {
        return Mono.defer(
                () -> {
                    Duration left = Duration.between(clock.instant(), share.until()).plus(GRACE);
                    return left.compareTo(NO_HURRY) > 0
                            ? work
                            : work.timeout(left.isNegative() ? Duration.ZERO : left);
                });
    }

    /** The run, where a page could not be listed or what the table knows of it not be read. */
    Mono<Stride> listFailed(Stride stride, Throwable failure) {
        Walk walk = stride.walk();
        if (failure instanceof TimeoutException) {
            return Mono.just(stride.with(walk.enough()));
        }
        boolean cursorGone =
                failure instanceof StripeRefused refused
                        && refused.isMissing()
                        && walk.place().after().isPresent();
        if (cursorGone) {
            return Mono.just(stride.with(walk.fromTheTop()));
        }
        return Trouble.isOfOneList(failure)
                ? told(walk, failure).map(problem -> stride.with(walk.legBroken(problem)))
                : broken(stride, failure);
    }

    /** The run, where nothing else can be done in it. */
    Mono<Stride> broken(Stride stride, Throwable failure) {
        Walk walk = stride.walk();
        return told(walk, failure).map(problem -> stride.with(walk.broken(problem)));
    }

    private Mono<Stride> failed(Stride stride, Look look, Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Mono.just(stride.with(stride.walk().enough()));
        }
        if (Trouble.isTotal(failure)) {
            return broken(stride, failure);
        }
        return memory.failed(look, failure)
                .onErrorReturn(false)
                .flatMap(parked -> noted(stride, look, failure, parked));
    }

    private Mono<Stride> noted(Stride stride, Look look, Throwable failure, boolean parked) {
        Walk seen = stride.walk().seen(look, new Verdict.Failed(look.id(), look.created(), parked));
        return Mono.deferContextual(
                context -> {
                    Trace.of(context)
                            .mark(LOG.atError())
                            .addKeyValue(name(look), look.id())
                            .addKeyValue("reason", failure.getClass().getSimpleName())
                            .addKeyValue("parked", parked)
                            .log("Error: a session could not be settled");
                    return Mono.just(after(stride, seen, failure));
                });
    }

    private static Stride after(Stride stride, Walk seen, Throwable failure) {
        if (!Trouble.isOutage(failure)) {
            return stride.answered(seen);
        }
        return stride.outages() + 1 < OUTAGES
                ? stride.outage(seen)
                : stride.with(seen.broken(Trouble.sentence(failure)));
    }

    private static String name(Look look) {
        return look.kind() == Look.Kind.SESSION ? "sessionId" : "id";
    }

    private static Mono<String> told(Walk walk, Throwable failure) {
        String sentence = Trouble.sentence(failure);
        return Mono.deferContextual(
                context -> {
                    Trace.of(context)
                            .mark(LOG.atError())
                            .addKeyValue("pass", walk.place().leg().word())
                            .addKeyValue("reason", sentence)
                            .log("Error: the sync cannot go on");
                    return Mono.just(sentence);
                });
    }
}
