package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.table.Key;

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

    /** Of a row that somebody has to look at. */
    static RowResult notUnderstood(Key row, String why) {
        return of(
                Outcome.NOT_UNDERSTOOD,
                new MigrationFinding(MigrationFinding.Kind.NOT_UNDERSTOOD, row, why));
    }

    /** Of a row that is none of the cut-over's, with a note. */
    static RowResult other(Key row, String why) {
        return of(Outcome.OTHER, new MigrationFinding(MigrationFinding.Kind.NOTE, row, why));
    }

    static RowResult of(Outcome outcome, MigrationFinding finding) {
        return new RowResult(outcome, List.of(finding));
    }
}
