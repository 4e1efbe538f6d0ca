package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.outbox.OutboxTask.Owed;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
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
public final class OutboxRepository {

    /** Longer than any task is worked on, and shorter than the time between two sweeps. */
    public static final Duration LEASE = Duration.ofMinutes(1);

    private static final int PAGE = 100;

    private final CommerceTable table;
    private final Clock clock;

    public OutboxRepository(CommerceTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Puts a task into the queue that the writer means to do next: it has the first claim. */
    public static Write oweMine(OutboxTask task) {
        return task.kind().isStanding()
                ? StandingTaskWrites.oweMine(task, LEASE)
                : Write.put(OutboxItemMapper.claimed(task, LEASE));
    }

    /** The claim that {@link #oweMine} gave. */
    public static ClaimedTask mine(OutboxTask task) {
        return new ClaimedTask(task, task.at(), 1, 1, task.at().plus(LEASE));
    }

    /**
     * The claim that {@link #oweMine} gave for a task that may have joined another; empty where it
     * did, or another has it by now.
     *
     * @param through the last version that the caller has added to it
     */
    public Mono<ClaimedTask> mineAlone(OutboxTask task, long through) {
        return table.getStrongly(task.key())
                .flatMap(item -> Mono.justOrEmpty(StandingTaskWrites.mine(task, through, item)));
    }

    /** Tasks of a shard that wait in one place, whether their time has come or not. */
    Flux<ItemPage> standing(int shard) {
        return pages(Key.standing(shard, "-", "-").partition());
    }

    /** Tasks of an hour and shard, whether their time has come or not. */
    Flux<ItemPage> due(Instant hour, int shard) {
        return pages(Key.due(hour, shard, "-", "-").partition());
    }

    /** Tasks of a sort that are due in the hours between. */
    public Flux<OutboxTask> upcoming(OutboxTask.Kind kind, Instant from, Instant until) {
        Instant first = from.truncatedTo(ChronoUnit.HOURS);
        int hours = (int) Duration.between(first, until).toHours() + 1;
        return Flux.range(0, hours * OutboxTask.SHARDS)
                .flatMapSequential(
                        n ->
                                due(
                                        first.plus(Duration.ofHours(n / OutboxTask.SHARDS)),
                                        n % OutboxTask.SHARDS),
                        OutboxTask.SHARDS)
                .flatMapIterable(ItemPage::items)
                .map(OutboxItemMapper::task)
                .filter(task -> task.kind() == kind);
    }

    private Flux<ItemPage> pages(String partition) {
        return page(partition, Optional.empty())
                .expand(
                        page ->
                                page.next().isPresent()
                                        ? page(partition, page.next())
                                        : Mono.empty(),
                        1);
    }

    private Mono<ItemPage> page(String partition, Optional<String> after) {
        return table.query(new KeyRange(partition, "", false, after, PAGE, false));
    }

    /** Takes a task; empty where it is gone or another has it. */
    Mono<ClaimedTask> claim(OutboxTask task) {
        long now = clock.instant().getEpochSecond();
        Condition free =
                Condition.missing(OutboxItemMapper.CLAIMED_UNTIL)
                        .or(Condition.less(OutboxItemMapper.CLAIMED_UNTIL, now));
        return table.write(
                        Write.update(
                                task.key(),
                                Condition.present().and(free),
                                AttributeChange.set(
                                        OutboxItemMapper.CLAIMED_UNTIL, now + LEASE.toSeconds()),
                                AttributeChange.add(OutboxItemMapper.FENCE, 1),
                                AttributeChange.add(OutboxItemMapper.TRIES, 1)))
                .map(OutboxItemMapper::read)
                .onErrorResume(WriteRefused.class, _ -> Mono.empty());
    }

    /** All of it is done: takes it out of the queue. */
    Mono<Void> done(ClaimedTask claimed) {
        if (StandingTaskWrites.is(claimed)) {
            Write goOn = StandingTaskWrites.goOn(claimed, clock.instant());
            return table.write(StandingTaskWrites.done(claimed))
                    .then()
                    .onErrorResume(
                            WriteRefused.class,
                            refused ->
                                    refused.isConflict()
                                            ? Mono.error(refused)
                                            : kept(table.write(goOn).then()));
        }
        return kept(table.write(Write.delete(claimed.task().key(), held(claimed))).then());
    }

    /** A part of it is done, which must not be done again. */
    Mono<ClaimedTask> narrow(ClaimedTask claimed, List<Owed> left) {
        return table.write(
                        Write.update(
                                claimed.task().key(),
                                held(claimed),
                                AttributeChange.set(
                                        OutboxItemMapper.OWED, OutboxItemMapper.texts(left))))
                .thenReturn(claimed.owing(left));
    }

    /** Versions up to this one are told, which must not be told again. */
    public Mono<Void> sent(ClaimedTask claimed, long version) {
        return table.write(StandingTaskWrites.sent(claimed, version)).then();
    }

    /** Lets go of the task until then. In another hour it is another item, in one transaction. */
    Mono<Void> postpone(ClaimedTask claimed, Instant at, int tries) {
        OutboxTask next = claimed.task().with(at.truncatedTo(ChronoUnit.SECONDS), owed(claimed));
        if (next.key().equals(claimed.task().key())) {
            return kept(
                    table.write(
                                    Write.update(
                                            next.key(),
                                            held(claimed),
                                            AttributeChange.set(
                                                    OutboxItemMapper.AT,
                                                    next.at().getEpochSecond()),
                                            AttributeChange.set(OutboxItemMapper.TRIES, tries),
                                            AttributeChange.remove(OutboxItemMapper.CLAIMED_UNTIL)))
                            .then());
        }
        return move(claimed, OutboxItemMapper.moved(claimed, next, tries));
    }

    /** Gives the task up, to be listed and looked at by a person. */
    Mono<Void> park(ClaimedTask claimed, String reason) {
        Attributes parked = OutboxItemMapper.parked(claimed, reason, clock.instant());
        return StandingTaskWrites.is(claimed)
                ? kept(table.transact(List.of(StandingTaskWrites.hold(claimed), Write.put(parked))))
                : move(claimed, parked);
    }

    /** Parked tasks, up to a page of them. */
    public Mono<List<ParkedTask>> parked() {
        return table.query(KeyRange.whole(Key.parked("-", "-").partition()))
                .map(page -> page.items().stream().map(ParkedTask::read).toList());
    }

    /** Where parked tasks are, all of them or those of a sort. */
    public static KeyRange parkedTasks(Optional<OutboxTask.Kind> kind, int most) {
        return KeyRange.ascending(
                Key.parked("-", "-").partition(),
                kind.map(wanted -> wanted.text() + "#").orElse(""),
                most);
    }

    /** A parked task by its sort key, as it is now; empty where it is not there. */
    public Mono<ParkedTask> findParked(String sort) {
        return table.getStrongly(new Key(Key.parked("-", "-").partition(), sort))
                .map(ParkedTask::read);
    }

    /** Puts a parked task back, as if it were owed now. */
    public Mono<Void> unpark(ParkedTask parked) {
        OutboxTask again = parked.task().with(clock.instant(), parked.task().owed());
        return table.transact(
                        List.of(
                                Write.delete(
                                        OutboxItemMapper.parkedKey(again), Condition.present()),
                                again.kind().isStanding()
                                        ? StandingTaskWrites.release(again)
                                        : again.write()))
                .onErrorResume(WriteRefused.class, _ -> Mono.empty());
    }

    private Mono<Void> move(ClaimedTask claimed, Attributes to) {
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
        return write.onErrorResume(WriteRefused.class, OutboxRepository::failUnlessLost);
    }

    /** Another has the task by now, and writes what is to be written of it. */
    private static Mono<Void> failUnlessLost(WriteRefused refused) {
        return refused.isConflict() ? Mono.error(refused) : Mono.empty();
    }

    private static List<Owed> owed(ClaimedTask claimed) {
        return claimed.task().owed();
    }

    private static Condition held(ClaimedTask claimed) {
        return Condition.equal(OutboxItemMapper.FENCE, claimed.fence());
    }
}
