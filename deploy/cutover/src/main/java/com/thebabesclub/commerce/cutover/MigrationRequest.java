package com.thebabesclub.commerce.cutover;

import java.util.List;

/**
 * What is asked of a cut-over.
 *
 * @param dryRun counts and writes nothing
 * @param removeDoubles deletes second rows of an order
 * @param acceptRest sets the mark although rows were not understood
 * @param older tables of which the rows are copied first
 * @param readUnits read capacity units a second that may be used
 */
public record MigrationRequest(
        boolean dryRun,
        boolean removeDoubles,
        boolean acceptRest,
        List<OlderTable> older,
        int readUnits) {

    /** Little of what an on-demand table has from its first minute. */
    public static final int USUAL_READ_UNITS = 200;

    public MigrationRequest {
        older = List.copyOf(older);
    }

    /** A table of its own, from before there was one for everything. */
    public record OlderTable(Sort sort, String name) {

        /** What its rows are. */
        public enum Sort {
            ORDERS,
            PROFILES
        }
    }
}
