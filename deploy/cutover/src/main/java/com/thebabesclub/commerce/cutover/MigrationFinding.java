package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.table.Key;

/**
 * Something that an operator should know of a row.
 *
 * @param row the row's key, which may have an e-mail in it: for the operator's eyes and no log
 * @param why in a few words
 */
public record MigrationFinding(Kind kind, Key row, String why) {

    /** What follows from it. */
    public enum Kind {
        /** Nothing was done about the row; without a word from the operator there is no mark. */
        NOT_UNDERSTOOD,
        /** A second row of one order. Nothing changes it any more. */
        DOUBLE,
        /** The order is known, but not by everything that it should be known by. */
        NOTE
    }

    /** Masked: the key may have an e-mail in it. */
    @Override
    public String toString() {
        return "Finding[" + kind + " " + row.sort() + ": " + why + "]";
    }
}
