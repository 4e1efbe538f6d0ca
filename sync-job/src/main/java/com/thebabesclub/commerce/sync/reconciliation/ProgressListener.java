package com.thebabesclub.commerce.sync.reconciliation;

import java.time.Instant;

/** Is told how far a run has come, after each page and whenever some work was done. */
@FunctionalInterface
public interface ProgressListener {

    /** Nobody wants to know. */
    ProgressListener NONE = _ -> {};

    /**
     * How far a run has come. Stripe does not say how many there are, but lists the newest first:
     * the share of a pass that is done is that of its window.
     *
     * @param window what the run goes through
     * @param reached when the last that was looked at was created; the window's end at first, its
     *     beginning once the pass is done
     * @param tally of all passes of this run so far
     */
    record Step(Pass pass, SyncWindow window, Instant reached, RunCounts tally) {

        /** The share of this pass's window that is done, from 0 to 1. */
        public double share() {
            double whole = window.to().getEpochSecond() - window.from().getEpochSecond();
            double left = reached.getEpochSecond() - window.from().getEpochSecond();
            return whole == 0 ? 1 : Math.clamp(1 - left / whole, 0, 1);
        }
    }

    /** Called on the run's own threads: must return at once. */
    void at(Step step);
}
