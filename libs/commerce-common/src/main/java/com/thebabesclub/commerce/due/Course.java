package com.thebabesclub.commerce.due;

import com.thebabesclub.commerce.due.DueTask.Owed;

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
record Course(
        Claimed claimed,
        boolean foreign,
        boolean failed,
        boolean hopeless,
        Optional<Instant> at,
        String reason) {

    static Course begin(Claimed claimed) {
        return new Course(claimed, false, false, false, Optional.empty(), "");
    }

    Course meetsForeign() {
        return new Course(claimed, true, failed, hopeless, at, reason);
    }

    Course fails(String why) {
        return new Course(claimed, foreign, true, hopeless, at, why);
    }

    Course isHopeless(String why) {
        return new Course(claimed, foreign, failed, true, at, why);
    }

    Course waits(Instant then) {
        Instant first = at.filter(known -> known.isBefore(then)).orElse(then);
        return new Course(claimed, foreign, failed, hopeless, Optional.of(first), reason);
    }

    Course gotOn(Claimed less) {
        return new Course(less, foreign, failed, hopeless, at, reason);
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
        return !foreign && (hopeless || (failed && Tries.areUsedUp(claimed.tries())));
    }
}
