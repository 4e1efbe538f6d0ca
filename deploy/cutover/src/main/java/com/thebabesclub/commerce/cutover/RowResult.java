package com.thebabesclub.commerce.cutover;

import java.util.List;

/** What became of a row. */
record RowResult(Outcome outcome, List<MigrationFinding> findings) {

    enum Outcome {
        /** It is known from now on; in a dry run, it would be. */
        ADOPTED,
        /** It was known before, or is an order of today. */
        KNOWN,
        /** A second row of an order, left as it is. */
        DOUBLE,
        /** A second row of an order, and gone now. */
        REMOVED,
        /** The way from a Stripe customer to the user is there. */
        CUSTOMER,
        /** A row of another table, put into this one. */
        COPIED,
        NOT_UNDERSTOOD,
        /** Nothing that the cut-over is about. */
        OTHER
    }

    RowResult {
        findings = List.copyOf(findings);
    }

    static RowResult of(Outcome outcome) {
        return new RowResult(outcome, List.of());
    }

    static RowResult of(Outcome outcome, MigrationFinding finding) {
        return new RowResult(outcome, List.of(finding));
    }
}
