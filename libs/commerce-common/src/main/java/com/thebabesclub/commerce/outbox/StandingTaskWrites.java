package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Write;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The writes of a task that has one item for each session. A commit joins what is owed already, and
 * takes no claim away; what was given up stays in its place, so that nothing later overtakes it.
 */
final class StandingTaskWrites {

    /** When what was given up is due: no sweep comes to it. */
    private static final Instant HELD = Instant.parse("9999-12-31T00:00:00Z");

    /**
     * The version for which the item was made; none joins it in the claim that it was made with.
     */
    private static final String FIRST = "first";

    private StandingTaskWrites() {}

    /** One more version is owed. */
    static Write owe(OutboxTask task) {
        return new Write.Update(task.key(), owed(task), Condition.always());
    }

    /** The same, and the writer means to do it next: it has the claim, unless an item is there. */
    static Write oweMine(OutboxTask task, Duration lease) {
        List<AttributeChange> changes = owed(task);
        long until = task.at().plus(lease).getEpochSecond();
        changes.add(AttributeChange.setIfMissing(OutboxItemMapper.CLAIMED_UNTIL, until));
        changes.add(AttributeChange.setIfMissing(OutboxItemMapper.FENCE, 1));
        changes.add(AttributeChange.setIfMissing(OutboxItemMapper.TRIES, 1));
        return new Write.Update(task.key(), changes, Condition.always());
    }

    private static List<AttributeChange> owed(OutboxTask task) {
        VersionRange versions = task.versions().orElseThrow();
        long at = task.at().getEpochSecond();
        return new ArrayList<>(
                List.of(
                        AttributeChange.set(
                                OutboxItemMapper.OWED, OutboxItemMapper.texts(task.owed())),
                        AttributeChange.set(OutboxItemMapper.SESSION_ID, task.sessionId()),
                        AttributeChange.setIfMissing(OutboxItemMapper.AT, at),
                        AttributeChange.setIfMissing(OutboxItemMapper.SINCE, at),
                        AttributeChange.setIfMissing(FIRST, versions.through()),
                        AttributeChange.setIfMissing(
                                OutboxItemMapper.SENT_THROUGH, versions.sentThrough()),
                        AttributeChange.set(OutboxItemMapper.THROUGH, versions.through())));
    }

    /** The claim that {@link #oweMine} gave; empty where the item was there, or is another's. */
    static Optional<ClaimedTask> mine(OutboxTask task, long through, Attributes item) {
        boolean given =
                item.number(FIRST) == task.versions().orElseThrow().through()
                        && item.number(OutboxItemMapper.FENCE) == 1;
        return given ? Optional.of(OutboxRepository.mine(task.through(through))) : Optional.empty();
    }

    /** All that the claim was about is told, and nothing came since. */
    static Write done(ClaimedTask claimed) {
        return Write.delete(
                claimed.task().key(),
                held(claimed).and(Condition.equal(OutboxItemMapper.THROUGH, through(claimed))));
    }

    /** All that the claim was about is told; what came since is owed now. */
    static Write goOn(ClaimedTask claimed, Instant now) {
        return Write.update(
                claimed.task().key(),
                held(claimed),
                AttributeChange.set(OutboxItemMapper.SENT_THROUGH, through(claimed)),
                AttributeChange.set(OutboxItemMapper.AT, now.getEpochSecond()),
                AttributeChange.set(OutboxItemMapper.TRIES, 0),
                AttributeChange.remove(OutboxItemMapper.CLAIMED_UNTIL));
    }

    /** Versions up to this one are told. */
    static Write sent(ClaimedTask claimed, long version) {
        return Write.update(
                claimed.task().key(),
                held(claimed),
                AttributeChange.set(OutboxItemMapper.SENT_THROUGH, version));
    }

    /** Nobody does it until a person has looked. */
    static Write hold(ClaimedTask claimed) {
        return Write.update(
                claimed.task().key(),
                held(claimed),
                AttributeChange.set(OutboxItemMapper.AT, HELD.getEpochSecond()),
                AttributeChange.remove(OutboxItemMapper.CLAIMED_UNTIL));
    }

    /** A person has looked: it is owed now, with all that came since. */
    static Write release(OutboxTask task) {
        return Write.update(
                task.key(),
                Condition.present(),
                AttributeChange.set(OutboxItemMapper.AT, task.at().getEpochSecond()),
                AttributeChange.set(OutboxItemMapper.TRIES, 0),
                AttributeChange.remove(OutboxItemMapper.CLAIMED_UNTIL));
    }

    static boolean is(ClaimedTask claimed) {
        return claimed.task().kind().isStanding();
    }

    private static long through(ClaimedTask claimed) {
        return claimed.task().versions().orElseThrow().through();
    }

    private static Condition held(ClaimedTask claimed) {
        return Condition.equal(OutboxItemMapper.FENCE, claimed.fence());
    }
}
