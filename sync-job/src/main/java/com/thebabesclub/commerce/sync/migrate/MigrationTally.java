package com.thebabesclub.commerce.sync.migrate;

import com.thebabesclub.commerce.table.Attributes;

/**
 * The count of a cut-over, over all runs that it took.
 *
 * @param rows read, of whatever sort
 * @param adopted old orders that are known now
 * @param known orders that were known before
 * @param doubles second rows of an order that are still there
 * @param removed second rows of an order that are not
 * @param customers users that can be found by their Stripe customer
 * @param copied rows that were put here from older tables
 * @param notUnderstood rows that somebody has to look at
 * @param notes on rows that were otherwise done
 */
public record MigrationTally(
        long rows,
        long adopted,
        long known,
        long doubles,
        long removed,
        long customers,
        long copied,
        long notUnderstood,
        long notes) {

    static final MigrationTally NOTHING = new MigrationTally(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The orders that settlement knows. */
    public long orders() {
        return adopted + known;
    }

    MigrationTally plus(Met met) {
        long told = met.findings().stream().filter(f -> f.kind() == Finding.Kind.NOTE).count();
        return new MigrationTally(
                rows + 1,
                adopted + one(met, Met.Outcome.ADOPTED),
                known + one(met, Met.Outcome.KNOWN),
                doubles + one(met, Met.Outcome.DOUBLE),
                removed + one(met, Met.Outcome.REMOVED),
                customers + one(met, Met.Outcome.CUSTOMER),
                copied + one(met, Met.Outcome.COPIED),
                notUnderstood + one(met, Met.Outcome.NOT_UNDERSTOOD),
                notes + told);
    }

    private static long one(Met met, Met.Outcome outcome) {
        return met.outcome() == outcome ? 1 : 0;
    }

    Attributes map() {
        return Attributes.map()
                .put("rows", rows)
                .put("adopted", adopted)
                .put("known", known)
                .put("doubles", doubles)
                .put("removed", removed)
                .put("customers", customers)
                .put("copied", copied)
                .put("notUnderstood", notUnderstood)
                .put("notes", notes)
                .build();
    }

    static MigrationTally read(Attributes map) {
        return new MigrationTally(
                map.number("rows"),
                map.number("adopted"),
                map.number("known"),
                map.number("doubles"),
                map.number("removed"),
                map.number("customers"),
                map.number("copied"),
                map.number("notUnderstood"),
                map.number("notes"));
    }
}
