package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.stripe.StripeRefused;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Sees to one thing of a run at a time, and decides what its failure means. Serves one run. */
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

    private final RunContext run;
    private final Memory memory;
    private final Clock clock;

    /** In a row, which may be those of everything. */
    private int outages;

    ItemProcessor(RunContext run, Memory memory, Clock clock) {
        this.run = run;
        this.memory = memory;
        this.clock = clock;
    }

    Mono<RunProgress> see(RunProgress progress, Candidate candidate) {
        if (run.isUsedUp(progress.tally(), clock.instant())) {
            return Mono.just(progress.enough());
        }
        return inTime(candidate.verdict())
                .map(result -> progress.seen(candidate, result))
                .doOnNext(_ -> outages = 0)
                .onErrorResume(failure -> failed(progress, candidate, failure));
    }

    /** The work, or a {@link TimeoutException} once the run's time is up. */
    <T> Mono<T> inTime(Mono<T> work) {
        return Mono.defer(
                () -> {
                    Duration left = Duration.between(clock.instant(), run.until()).plus(GRACE);
                    return left.compareTo(NO_HURRY) > 0
                            ? work
                            : work.timeout(left.isNegative() ? Duration.ZERO : left);
                });
    }

    /** The run, where a page could not be listed or what the table knows of it not be read. */
    Mono<RunProgress> listFailed(RunProgress progress, Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Mono.just(progress.enough());
        }
        boolean cursorGone =
                failure instanceof StripeRefused refused
                        && refused.isMissing()
                        && progress.place().after().isPresent();
        if (cursorGone) {
            return Mono.just(progress.fromTheTop());
        }
        return FailureClassifier.isOfOneList(failure)
                ? told(progress, failure).map(progress::passBroken)
                : broken(progress, failure);
    }

    /** The run, where nothing else can be done in it. */
    Mono<RunProgress> broken(RunProgress progress, Throwable failure) {
        return told(progress, failure).map(progress::broken);
    }

    private Mono<RunProgress> failed(RunProgress progress, Candidate candidate, Throwable failure) {
        if (failure instanceof TimeoutException) {
            return Mono.just(progress.enough());
        }
        if (FailureClassifier.isTotal(failure)) {
            return broken(progress, failure);
        }
        return memory.failed(candidate, failure)
                .onErrorReturn(false)
                .flatMap(parked -> noted(progress, candidate, failure, parked));
    }

    private Mono<RunProgress> noted(
            RunProgress progress, Candidate candidate, Throwable failure, boolean parked) {
        RunProgress seen =
                progress.seen(
                        candidate,
                        new CandidateResult.Failed(candidate.id(), candidate.created(), parked));
        return Trace.log(
                        trace ->
                                trace.mark(LOG.atError())
                                        .addKeyValue(name(candidate), candidate.id())
                                        .addKeyValue("reason", failure.getClass().getSimpleName())
                                        .addKeyValue("parked", parked)
                                        .log("Error: a session could not be settled"))
                .then(Mono.fromSupplier(() -> after(seen, failure)));
    }

    private RunProgress after(RunProgress seen, Throwable failure) {
        outages = FailureClassifier.isOutage(failure) ? outages + 1 : 0;
        return outages < OUTAGES ? seen : seen.broken(FailureClassifier.sentence(failure));
    }

    private static String name(Candidate candidate) {
        return candidate.kind() == Candidate.Kind.SESSION ? "sessionId" : "id";
    }

    private static Mono<String> told(RunProgress progress, Throwable failure) {
        String sentence = FailureClassifier.sentence(failure);
        return Trace.log(
                        trace ->
                                trace.mark(LOG.atError())
                                        .addKeyValue("pass", progress.place().pass().word())
                                        .addKeyValue("reason", sentence)
                                        .log("Error: the sync cannot go on"))
                .thenReturn(sentence);
    }
}
