package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.outbox.TaskHandler.Outcome;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Does what a claimed task owes, one thing after the other. What is done is marked before the next
 * is begun, so that a crash repeats at most the one thing that was under way.
 */
public final class TaskExecutor {

    /** How a task stands after it was worked on. */
    public enum Result {
        DONE,
        /** It got on, or a part is for somebody else, and goes on at its next time. */
        LATER,
        /** It failed, and is tried again after a pause. */
        FAILED,
        /** It was given up, and a person has to look. */
        PARKED
    }

    private final OutboxRepository queue;
    private final Map<Owed, TaskHandler> errands;
    private final Duration limit;
    private final Metrics metrics;
    private final Clock clock;

    /**
     * @param errands what this worker can do; the rest is left in the queue
     * @param limit for the errands of one task together, unless the deadline in the context is
     *     nearer
     */
    public TaskExecutor(
            OutboxRepository queue,
            Map<Owed, TaskHandler> errands,
            Duration limit,
            Metrics metrics,
            Clock clock) {
        this.queue = queue;
        this.errands = Map.copyOf(errands);
        this.limit = limit;
        this.metrics = metrics;
        this.clock = clock;
    }

    /** Whether this worker can do it. */
    boolean does(Owed owed) {
        return errands.containsKey(owed);
    }

    /**
     * Works on the task and writes what came of it. An error means that this could not be written:
     * the task stays claimed until its lease ends.
     */
    public Mono<Result> run(ClaimedTask claimed) {
        Deadline deadline = Deadline.in(limit, clock);
        return Flux.fromIterable(claimed.task().owed())
                .reduce(
                        Mono.just(TaskProgress.begin(claimed)),
                        (course, owed) -> course.flatMap(so -> step(so, owed, deadline)))
                .flatMap(course -> course)
                .flatMap(this::end)
                .doOnNext(result -> measure(claimed, result));
    }

    private Mono<TaskProgress> step(TaskProgress progress, Owed owed, Deadline deadline) {
        @Nullable TaskHandler taskHandler = errands.get(owed);
        if (taskHandler == null) {
            return Mono.just(progress.meetsForeign());
        }
        if (!clock.instant().isBefore(progress.claimed().until())) {
            return Mono.error(new LeaseExpiredException());
        }
        return bounded(taskHandler.run(progress.claimed()), deadline)
                .onErrorResume(failure -> OutboxLog.failed(progress.claimed(), owed, failure))
                .flatMap(outcome -> follow(progress, owed, outcome));
    }

    /** The nearer of the task's own deadline and that of the request, if there is one. */
    private static Mono<Outcome> bounded(Mono<Outcome> errand, Deadline own) {
        return Mono.deferContextual(
                context ->
                        Deadline.of(context)
                                .map(outer -> outer.or(own.at()))
                                .orElse(own)
                                .bound(errand));
    }

    private Mono<TaskProgress> follow(TaskProgress progress, Owed owed, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> done(progress, progress.without(owed));
            case Outcome.Later(Instant at) -> Mono.just(progress.waits(at));
            case Outcome.Failed(String reason) -> Mono.just(progress.fails(reason));
            case Outcome.Hopeless(String reason) -> Mono.just(progress.isHopeless(reason));
        };
    }

    private Mono<TaskProgress> done(TaskProgress progress, List<Owed> left) {
        return left.isEmpty()
                ? Mono.just(progress.gotOn(progress.claimed().owing(left)))
                : queue.narrow(progress.claimed(), left).map(progress::gotOn);
    }

    private Mono<Result> end(TaskProgress progress) {
        ClaimedTask claimed = progress.claimed();
        Instant now = clock.instant();
        if (progress.isWhole()) {
            return queue.done(claimed).thenReturn(Result.DONE);
        }
        if (progress.isGivenUp()) {
            return queue.park(claimed, progress.reason())
                    .then(OutboxLog.parked(claimed, progress.reason()))
                    .thenReturn(Result.PARKED);
        }
        if (progress.failed() || progress.hopeless()) {
            Instant next = now.plus(RetryPolicy.pauseAfter(claimed.tries()));
            return queue.postpone(claimed, next, claimed.tries()).thenReturn(Result.FAILED);
        }
        return queue.postpone(claimed, progress.at().orElse(now), 0).thenReturn(Result.LATER);
    }

    private void measure(ClaimedTask claimed, Result result) {
        String outcome = result.name().toLowerCase(Locale.ROOT);
        Duration late = Duration.between(claimed.task().at(), clock.instant());
        metrics.record(
                Metric.DUE_TASKS.one(outcome),
                Metric.DUE_LATENESS.of(Math.max(0, late.toSeconds())));
    }
}
