package com.thebabesclub.commerce.due;

import com.thebabesclub.commerce.due.DueTask.Owed;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Change;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Page;
import com.thebabesclub.commerce.table.Range;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The queue of things to do for sessions, in a partition for each hour and shard.
 *
 * <p>Whoever works on a task has it for a while, and everything written of it is refused once
 * another has it. So two workers may meet in the queue; no task is lost where one of them dies.
 */
@Singleton
public final class DueQueue {

    /** Longer than any task is worked on, and shorter than the time between two sweeps. */
    public static final Duration LEASE = Duration.ofMinutes(1);

    private static final int PAGE = 100;

    private final CommerceTable table;
    private final Clock clock;

    public DueQueue(CommerceTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Puts a task into the queue that the writer means to do next: it has the first claim. */
    public static Write oweMine(DueTask task) {
        return Write.put(DueItem.claimed(task, LEASE));
    }

    /** The claim that {@link #oweMine} gave. */
    public static Claimed mine(DueTask task) {
        return new Claimed(task, task.at(), 1, 1, task.at().plus(LEASE));
    }

    /** Tasks of an hour and shard, whether their time has come or not. */
    Mono<Page> page(Instant hour, int shard, Optional<String> after) {
        String partition = Key.due(hour, shard, "-", "-").partition();
        return table.query(new Range(partition, "", false, after, PAGE, false));
    }

    /** Takes a task; empty where it is gone or another has it. */
    Mono<Claimed> claim(DueTask task) {
        long now = clock.instant().getEpochSecond();
        Condition free =
                Condition.missing(DueItem.CLAIMED_UNTIL)
                        .or(Condition.less(DueItem.CLAIMED_UNTIL, now));
        return table.write(
                        Write.update(
                                task.key(),
                                Condition.present().and(free),
                                Change.set(DueItem.CLAIMED_UNTIL, now + LEASE.toSeconds()),
                                Change.add(DueItem.FENCE, 1),
                                Change.add(DueItem.TRIES, 1)))
                .map(DueItem::read)
                .onErrorResume(WriteRefused.class, _ -> Mono.empty());
    }

    /** All of it is done: takes it out of the queue. */
    Mono<Void> done(Claimed claimed) {
        return kept(table.write(Write.delete(claimed.task().key(), held(claimed))).then());
    }

    /** A part of it is done, which must not be done again. */
    Mono<Claimed> narrow(Claimed claimed, List<Owed> left) {
        return table.write(
                        Write.update(
                                claimed.task().key(),
                                held(claimed),
                                Change.set(DueItem.OWED, DueItem.texts(left))))
                .thenReturn(claimed.owing(left));
    }

    /** Lets go of the task until then. In another hour it is another item, in one transaction. */
    Mono<Void> postpone(Claimed claimed, Instant at, int tries) {
        DueTask next = claimed.task().with(at.truncatedTo(ChronoUnit.SECONDS), owed(claimed));
        if (next.key().equals(claimed.task().key())) {
            return kept(
                    table.write(
                                    Write.update(
                                            next.key(),
                                            held(claimed),
                                            Change.set(DueItem.AT, next.at().getEpochSecond()),
                                            Change.set(DueItem.TRIES, tries),
                                            Change.remove(DueItem.CLAIMED_UNTIL)))
                            .then());
        }
        return move(claimed, DueItem.moved(claimed, next, tries));
    }

    /** Gives the task up, to be listed and looked at by a person. */
    Mono<Void> park(Claimed claimed, String reason) {
        return move(claimed, DueItem.parked(claimed, reason, clock.instant()));
    }

    /** Parked tasks, up to a page of them. */
    public Mono<List<Parked>> parked() {
        return table.query(Range.whole(Key.parked("-", "-").partition()))
                .map(page -> page.items().stream().map(Parked::read).toList());
    }

    /** Puts a parked task back, as if it were owed now. */
    public Mono<Void> unpark(Parked parked) {
        DueTask again = parked.task().with(clock.instant(), parked.task().owed());
        return table.transact(
                        List.of(
                                Write.delete(DueItem.parkedKey(again), Condition.present()),
                                again.write()))
                .onErrorResume(WriteRefused.class, _ -> Mono.empty());
    }

    private Mono<Void> move(Claimed claimed, Attributes to) {
        Write leave = Write.delete(claimed.task().key(), held(claimed));
        Write arrive = Write.put(to, Condition.absent());
        return table.transact(List.of(leave, arrive))
                .onErrorResume(
                        WriteRefused.class,
                        refused ->
                                // The same is owed there already.
                                refused.at(to.key()) ? done(claimed) : failUnlessLost(refused));
    }

    private static Mono<Void> kept(Mono<Void> write) {
        return write.onErrorResume(WriteRefused.class, DueQueue::failUnlessLost);
    }

    /** Another has the task by now, and writes what is to be written of it. */
    private static Mono<Void> failUnlessLost(WriteRefused refused) {
        return refused.isConflict() ? Mono.error(refused) : Mono.empty();
    }

    private static List<Owed> owed(Claimed claimed) {
        return claimed.task().owed();
    }

    private static Condition held(Claimed claimed) {
        return Condition.equal(DueItem.FENCE, claimed.fence());
    }
}
