package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.stripe.StripeRefused;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Sees to one thing at a time within the run's share, and decides what its failure means. */
final class ItemProcessor {

    /**
     * Failures in a row that nobody else's success has come between: then it is not the session.
     */
    private static final int OUTAGES = 5;

    /** What was begun just before the end of the time may take, before it is left to the next. */
    private static final Duration GRACE = Duration.ofSeconds(5);

    private static final Duration NO_HURRY = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(ItemProcessor.class);

    /** What is remembered of a failure; true where nobody waits for the thing any more. */
    interface Memory {

        Memory NONE = (_, _) -> Mono.just(false);

        Mono<Boolean> failed(Candidate candidate, Throwable failure);
    }

    private final RunBudget budget;
    private final Memory memory;
    private final Clock clock;

    ItemProcessor(RunBudget budget, Memory memory, Clock clock) {
        this.budget = budget;
        this.memory = memory;
        this.clock = clock;
    }

    Mono<PassProgress> see(PassProgress progress, Candidate candidate) {
        RunProgress runProgress = progress.walk();
        if (budget.isUsedUp(runProgress.tally(), clock.instant())) {
            return Mono.just(progress.with(runProgress.enough()));
        }
        return inTime(candidate.verdict())
                .map(result -> progress.answered(runProgress.seen(candidate, result)))
                .onErrorResume(failure -> failed(progress, candidate, failure));
    }

    /** The work, or a {@link TimeoutException} once the run's time is up. */
    <T> Mono<T> inTime(Mono<T> work) {
        return Mono.defer(
                () -> {
                    Duration left = Duration.between(clock.instant(), budget.until()).plus(GRACE);
                    return left.compareTo(NO_HURRY) > 0
                            ? work
                            : work.timeout(left.isNegative() ? Duration.ZERO : left);
                });
    }

    /** The run, where a page could not be listed or what the table knows of it not be read. */
    Mono<PassProgress> listFailed(PassProgress progress, Throwable failure) {
        RunProgress runProgress = progress.walk();
        if (failure instanceof TimeoutException) {
            return Mono.just(progress.with(runProgress.enough()));
        }
        boolean cursorGone =
                failure instanceof StripeRefused refused
                        && refused.isMissing()
                        && runProgress.place().after().isPresent();
        if (cursorGone) {
            return Mono.just(progress.with(runProgress.fromTheTop()));
        }
        return FailureClassifier.isOfOneList(failure)
                ? told(runProgress, failure)
                        .map(problem -> progress.with(runProgress.legBroken(problem)))
                : broken(progress, failure);
    }

    /** The run, where nothing else can be done in it. */
    Mono<PassProgress> broken(PassProgress progress, Throwable failure) {
        RunProgress runProgress = progress.walk();
        return told(runProgress, failure)
                .map(problem -> progress.with(runProgress.broken(problem)));
    }

    private Mono<PassProgress> failed(
            PassProgress progress, Candidate candidate, Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Mono.just(progress.with(progress.walk().enough()));
        }
        if (FailureClassifier.isTotal(failure)) {
            return broken(progress, failure);
        }
        return memory.failed(candidate, failure)
                .onErrorReturn(false)
                .flatMap(parked -> noted(progress, candidate, failure, parked));
    }

    private Mono<PassProgress> noted(
            PassProgress progress, Candidate candidate, Throwable failure, boolean parked) {
        RunProgress seen =
                progress.walk()
                        .seen(
                                candidate,
                                new CandidateResult.Failed(
                                        candidate.id(), candidate.created(), parked));
        return Mono.deferContextual(
                context -> {
                    Trace.of(context)
                            .mark(LOG.atError())
                            .addKeyValue(name(candidate), candidate.id())
                            .addKeyValue("reason", failure.getClass().getSimpleName())
                            .addKeyValue("parked", parked)
                            .log("Error: a session could not be settled");
                    return Mono.just(after(progress, seen, failure));
                });
    }

    private static PassProgress after(PassProgress progress, RunProgress seen, Throwable failure) {
        if (!FailureClassifier.isOutage(failure)) {
            return progress.answered(seen);
        }
        return progress.outages() + 1 < OUTAGES
                ? progress.outage(seen)
                : progress.with(seen.broken(FailureClassifier.sentence(failure)));
    }

    private static String name(Candidate candidate) {
        return candidate.kind() == Candidate.Kind.SESSION ? "sessionId" : "id";
    }

    private static Mono<String> told(RunProgress runProgress, Throwable failure) {
        String sentence = FailureClassifier.sentence(failure);
        return Mono.deferContextual(
                context -> {
                    Trace.of(context)
                            .mark(LOG.atError())
                            .addKeyValue("pass", runProgress.place().leg().word())
                            .addKeyValue("reason", sentence)
                            .log("Error: the sync cannot go on");
                    return Mono.just(sentence);
                });
    }
}
