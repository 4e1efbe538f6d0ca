package com.thebabesclub.commerce.sync.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a run has come through its window, pass by pass, the newest first.
 *
 * @param earlierFailure of the runs before, when they began this window
 * @param brokenAt the first place at which Stripe's list could not be gone on with
 * @param problems what went wrong with more than one thing, as sentences
 * @param tally of this run alone
 * @param end why it goes no further; empty while it does
 */
record RunProgress(
        SyncWindow window,
        PassPosition place,
        Optional<Instant> earlierFailure,
        Optional<PassPosition> brokenAt,
        List<String> problems,
        RunCounts tally,
        Optional<End> end) {

    /** Why a run ends. */
    enum End {
        /** Everything in the window was looked at. */
        WHOLE,
        /** The run has done its share, or its time is up: another one goes on. */
        ENOUGH,
        /** Stripe or the table failed, or another run has taken over. */
        BROKEN
    }

    RunProgress {
        problems = List.copyOf(problems);
    }

    static RunProgress from(SyncWindow syncWindow) {
        return at(syncWindow, PassPosition.begin(Pass.SESSIONS, syncWindow), Optional.empty());
    }

    static RunProgress at(
            SyncWindow syncWindow, PassPosition position, Optional<Instant> earlierFailure) {
        return new RunProgress(
                syncWindow,
                position,
                earlierFailure,
                Optional.empty(),
                List.of(),
                RunCounts.NOTHING,
                Optional.empty());
    }

    RunProgress seen(Candidate candidate, CandidateResult result) {
        return new RunProgress(
                window,
                place.at(candidate),
                earlierFailure,
                brokenAt,
                problems,
                tally.plus(result),
                end);
    }

    /** The page is done. */
    RunProgress turned(Optional<String> next) {
        return goesOn()
                ? next.map(after -> moved(new PassPosition(place.pass(), next, place.reached())))
                        .orElseGet(this::passDone)
                : this;
    }

    /** The list cannot be gone on with after that place, so the pass begins again. */
    RunProgress fromTheTop() {
        return moved(PassPosition.begin(place.pass(), window));
    }

    /** The pass cannot be gone on with in this run; the others can. */
    RunProgress passBroken(String problem) {
        List<String> more = new ArrayList<>(problems);
        more.add(place.pass().word() + ": " + problem);
        return new RunProgress(window, place, earlierFailure, Optional.of(left()), more, tally, end)
                .passDone();
    }

    RunProgress enough() {
        return ended(End.ENOUGH, problems);
    }

    RunProgress broken(String problem) {
        List<String> more = new ArrayList<>(problems);
        more.add(problem);
        return ended(End.BROKEN, more);
    }

    boolean goesOn() {
        return end.isEmpty();
    }

    boolean ended(End how) {
        return end.equals(Optional.of(how));
    }

    /** Where the next run begins, if this one ended now. */
    PassPosition left() {
        return brokenAt.orElse(place);
    }

    /** Up to when everything is settled once this window is whole: not past what failed. */
    Instant watermark() {
        return oldestFailure().filter(window.to()::isAfter).orElse(window.to());
    }

    Optional<Instant> oldestFailure() {
        return tally.oldestFailure()
                .map(now -> earlierFailure.filter(now::isAfter).orElse(now))
                .or(() -> earlierFailure);
    }

    private RunProgress passDone() {
        Optional<Pass> next = place.pass().next();
        if (next.isPresent()) {
            return moved(PassPosition.begin(next.get(), window));
        }
        return ended(brokenAt.isPresent() ? End.BROKEN : End.WHOLE, problems);
    }

    private RunProgress moved(PassPosition to) {
        return new RunProgress(window, to, earlierFailure, brokenAt, problems, tally, end);
    }

    private RunProgress ended(End why, List<String> sentences) {
        return new RunProgress(
                window, place, earlierFailure, brokenAt, sentences, tally, Optional.of(why));
    }
}
