package com.thebabesclub.commerce.sync.reconcile;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a run has come through its window, newest session first.
 *
 * @param after the last session that was looked at; empty before the first
 * @param earlierFailure of the runs before, when they began this window
 * @param tally of this run alone
 * @param end why it goes no further; empty while it does
 */
record Walk(
        Window window,
        Optional<String> after,
        Optional<Instant> earlierFailure,
        Tally tally,
        Optional<End> end) {

    /** Why a run ends. */
    sealed interface End {

        /** Everything in the window was looked at. */
        record Whole() implements End {}

        /** The run has done its share, or its time is up: another one goes on. */
        record Enough() implements End {}

        /** Stripe or the table failed, or another run has taken over. */
        record Broken(String reason) implements End {}
    }

    static Walk from(Window window) {
        return new Walk(
                window, Optional.empty(), Optional.empty(), Tally.NOTHING, Optional.empty());
    }

    Walk seen(String sessionId, Verdict verdict) {
        return new Walk(window, Optional.of(sessionId), earlierFailure, tally.plus(verdict), end);
    }

    Walk ended(End why) {
        return new Walk(window, after, earlierFailure, tally, Optional.of(why));
    }

    boolean goesOn() {
        return end.isEmpty();
    }

    boolean isWhole() {
        return end.filter(End.Whole.class::isInstance).isPresent();
    }

    boolean isEnough() {
        return end.filter(End.Enough.class::isInstance).isPresent();
    }

    /**
     * Up to when everything is settled once this window is whole: not past a session that failed.
     */
    Instant watermark() {
        return oldestFailure().filter(window.to()::isAfter).orElse(window.to());
    }

    Optional<Instant> oldestFailure() {
        return tally.oldestFailure()
                .map(now -> earlierFailure.filter(now::isAfter).orElse(now))
                .or(() -> earlierFailure);
    }
}
