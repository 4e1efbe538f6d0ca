package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.outbox.OutboxTask.Owed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the work on a task has gone so far.
 *
 * @param claimed with what is left of it
 * @param foreign something is owed that this worker cannot do
 * @param failed something may go better another time
 * @param hopeless something will never go better
 * @param at when something wants to go on
 * @param reason of the last trouble
 */
record TaskProgress(
        ClaimedTask claimed,
        boolean foreign,
        boolean failed,
        boolean hopeless,
        Optional<Instant> at,
        String reason) {

    static TaskProgress begin(ClaimedTask claimedTask) {
        return new TaskProgress(claimedTask, false, false, false, Optional.empty(), "");
    }

    TaskProgress meetsForeign() {
        return new TaskProgress(claimed, true, failed, hopeless, at, reason);
    }

    TaskProgress fails(String why) {
        return new TaskProgress(claimed, foreign, true, hopeless, at, why);
    }

    TaskProgress isHopeless(String why) {
        return new TaskProgress(claimed, foreign, failed, true, at, why);
    }

    TaskProgress waits(Instant then) {
        Instant first = at.filter(known -> known.isBefore(then)).orElse(then);
        return new TaskProgress(claimed, foreign, failed, hopeless, Optional.of(first), reason);
    }

    TaskProgress gotOn(ClaimedTask less) {
        return new TaskProgress(less, foreign, failed, hopeless, at, reason);
    }

    List<Owed> without(Owed done) {
        List<Owed> left = new ArrayList<>(claimed.task().owed());
        left.remove(done);
        return left;
    }

    boolean isWhole() {
        return claimed.task().owed().isEmpty();
    }

    /** Not where somebody else still has a part to do. */
    boolean isGivenUp() {
        return !foreign && (hopeless || (failed && RetryPolicy.areUsedUp(claimed.tries())));
    }
}
