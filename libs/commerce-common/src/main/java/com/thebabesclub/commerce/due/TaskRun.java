package com.thebabesclub.commerce.due;

import com.thebabesclub.commerce.deadline.Deadline;
import com.thebabesclub.commerce.due.DueTask.Owed;
import com.thebabesclub.commerce.due.Errand.Outcome;
import com.thebabesclub.commerce.metric.Metric;
import com.thebabesclub.commerce.metric.Metrics;

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
public final class TaskRun {

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

    private final DueQueue queue;
    private final Map<Owed, Errand> errands;
    private final Duration limit;
    private final Metrics metrics;
    private final Clock clock;

    /**
     * @param errands what this worker can do; the rest is left in the queue
     * @param limit for the errands of one task together, unless the deadline in the context is
     *     nearer
     */
    public TaskRun(
            DueQueue queue,
            Map<Owed, Errand> errands,
            Duration limit,
            Metrics metrics,
            Clock clock) {
        this.queue = queue;
        this.errands = Map.copyOf(errands);
        this.limit = limit;
        this.metrics = metrics;
        this.clock = clock;
    }

    /**
     * Works on the task and writes what came of it. An error means that this could not be written:
     * the task stays claimed until its lease ends.
     */
    public Mono<Result> run(Claimed claimed) {
        Deadline deadline = Deadline.in(limit, clock);
        return Flux.fromIterable(claimed.task().owed())
                .reduce(
                        Mono.just(Course.begin(claimed)),
                        (course, owed) -> course.flatMap(so -> step(so, owed, deadline)))
                .flatMap(course -> course)
                .flatMap(this::end)
                .doOnNext(result -> measure(claimed, result));
    }

    private Mono<Course> step(Course course, Owed owed, Deadline deadline) {
        @Nullable Errand errand = errands.get(owed);
        if (errand == null) {
            return Mono.just(course.meetsForeign());
        }
        if (!clock.instant().isBefore(course.claimed().until())) {
            return Mono.error(new ClaimEnded());
        }
        return bounded(errand.run(course.claimed()), deadline)
                .onErrorResume(failure -> DueLog.failed(course.claimed(), owed, failure))
                .flatMap(outcome -> follow(course, owed, outcome));
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

    private Mono<Course> follow(Course course, Owed owed, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done _ -> done(course, course.without(owed));
            case Outcome.Later(Instant at) -> Mono.just(course.waits(at));
            case Outcome.Failed(String reason) -> Mono.just(course.fails(reason));
            case Outcome.Hopeless(String reason) -> Mono.just(course.isHopeless(reason));
        };
    }

    private Mono<Course> done(Course course, List<Owed> left) {
        return left.isEmpty()
                ? Mono.just(course.gotOn(course.claimed().owing(left)))
                : queue.narrow(course.claimed(), left).map(course::gotOn);
    }

    private Mono<Result> end(Course course) {
        Claimed claimed = course.claimed();
        Instant now = clock.instant();
        if (course.isWhole()) {
            return queue.done(claimed).thenReturn(Result.DONE);
        }
        if (course.isGivenUp()) {
            return queue.park(claimed, course.reason())
                    .then(DueLog.parked(claimed, course.reason()))
                    .thenReturn(Result.PARKED);
        }
        if (course.failed() || course.hopeless()) {
            Instant next = now.plus(Tries.pauseAfter(claimed.tries()));
            return queue.postpone(claimed, next, claimed.tries()).thenReturn(Result.FAILED);
        }
        return queue.postpone(claimed, course.at().orElse(now), 0).thenReturn(Result.LATER);
    }

    private void measure(Claimed claimed, Result result) {
        String outcome = result.name().toLowerCase(Locale.ROOT);
        Duration late = Duration.between(claimed.task().at(), clock.instant());
        metrics.record(
                Metric.DUE_TASKS.one(outcome),
                Metric.DUE_LATENESS.of(Math.max(0, late.toSeconds())));
    }
}
