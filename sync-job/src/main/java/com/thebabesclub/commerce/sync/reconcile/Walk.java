package com.thebabesclub.commerce.sync.reconcile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a run has come through its window, leg by leg, the newest first.
 *
 * @param earlierFailure of the runs before, when they began this window
 * @param brokenAt the first place at which Stripe's list could not be gone on with
 * @param problems what went wrong with more than one thing, as sentences
 * @param tally of this run alone
 * @param end why it goes no further; empty while it does
 */
record Walk(
        Window window,
        Place place,
        Optional<Instant> earlierFailure,
        Optional<Place> brokenAt,
        List<String> problems,
        Tally tally,
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

    Walk {
        problems = List.copyOf(problems);
    }

    static Walk from(Window window) {
        return at(window, Place.begin(Leg.SESSIONS, window), Optional.empty());
    }

    static Walk at(Window window, Place place, Optional<Instant> earlierFailure) {
        return new Walk(
                window,
                place,
                earlierFailure,
                Optional.empty(),
                List.of(),
                Tally.NOTHING,
                Optional.empty());
    }

    Walk seen(Look look, Verdict verdict) {
        return new Walk(
                window,
                place.at(look),
                earlierFailure,
                brokenAt,
                problems,
                tally.plus(verdict),
                end);
    }

    /** The page is done. */
    Walk turned(Optional<String> next) {
        return goesOn()
                ? next.map(after -> moved(new Place(place.leg(), next, place.reached())))
                        .orElseGet(this::legDone)
                : this;
    }

    /** The list cannot be gone on with after that place, so the leg begins again. */
    Walk fromTheTop() {
        return moved(Place.begin(place.leg(), window));
    }

    /** The leg cannot be gone on with in this run; the others can. */
    Walk legBroken(String problem) {
        List<String> more = new ArrayList<>(problems);
        more.add(place.leg().word() + ": " + problem);
        return new Walk(window, place, earlierFailure, Optional.of(left()), more, tally, end)
                .legDone();
    }

    Walk enough() {
        return ended(End.ENOUGH, problems);
    }

    Walk broken(String problem) {
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
    Place left() {
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

    private Walk legDone() {
        Optional<Leg> next = place.leg().next();
        if (next.isPresent()) {
            return moved(Place.begin(next.get(), window));
        }
        return ended(brokenAt.isPresent() ? End.BROKEN : End.WHOLE, problems);
    }

    private Walk moved(Place to) {
        return new Walk(window, to, earlierFailure, brokenAt, problems, tally, end);
    }

    private Walk ended(End why, List<String> sentences) {
        return new Walk(
                window, place, earlierFailure, brokenAt, sentences, tally, Optional.of(why));
    }
}
