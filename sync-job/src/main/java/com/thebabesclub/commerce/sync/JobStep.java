package com.thebabesclub.commerce.sync;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A part of the job's work that can be asked for by itself. */
enum JobStep {
    /** Stripe's complete sessions are compared with the orders. */
    ORDERS,
    /** The due queue is worked off. */
    DUE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<JobStep> of(String word) {
        return Arrays.stream(values()).filter(jobStep -> jobStep.word().equals(word)).findFirst();
    }
}
