package com.thebabesclub.commerce.cutover;

import java.util.Optional;

/**
 * How a cut-over stands.
 *
 * @param broken why it goes no further; empty where all rows were read
 */
public record MigrationReport(Status status, MigrationCounts tally, Optional<String> broken) {

    /** What is to be done next. */
    public enum Status {
        /** Nothing: the mark is set, or nothing would be in its way. */
        SUCCESS,
        /** Rows have to be looked at, or the command is to be given again. */
        PARTIAL,
        /** Nothing was read at all. */
        FAILED
    }
}
