package com.thebabesclub.commerce.checkout.pricing.solver;

/**
 * Counts the work of pricing and ends it: one cart cannot keep the service busy, whatever the
 * catalogue. Counted, not timed, so that the same cart always gets the same price.
 */
public final class SearchBudget {

    /** What solving a relaxation counts, in valuations. */
    static final int RELAXATION = 20;

    private final long most;
    private long spent;

    /** Allows for so many valuations. */
    public SearchBudget(long most) {
        this.most = most;
    }

    void spend(long valuations) {
        spent += valuations;
    }

    /** True where the work was cut short: what was found then may not be the cheapest. */
    public boolean isExhausted() {
        return spent > most;
    }

    /** How many valuations were made. */
    public long spent() {
        return spent;
    }
}
