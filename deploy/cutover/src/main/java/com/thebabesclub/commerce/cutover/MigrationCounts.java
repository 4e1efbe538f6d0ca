package com.thebabesclub.commerce.cutover;

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
public record MigrationCounts(
        long rows,
        long adopted,
        long known,
        long doubles,
        long removed,
        long customers,
        long copied,
        long notUnderstood,
        long notes) {

    static final MigrationCounts NOTHING = new MigrationCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The orders that settlement knows. */
    public long orders() {
        return adopted + known;
    }

    MigrationCounts plus(RowResult rowResult) {
        long told =
                rowResult.findings().stream()
                        .filter(f -> f.kind() == MigrationFinding.Kind.NOTE)
                        .count();
        return new MigrationCounts(
                rows + 1,
                adopted + one(rowResult, RowResult.Outcome.ADOPTED),
                known + one(rowResult, RowResult.Outcome.KNOWN),
                doubles + one(rowResult, RowResult.Outcome.DOUBLE),
                removed + one(rowResult, RowResult.Outcome.REMOVED),
                customers + one(rowResult, RowResult.Outcome.CUSTOMER),
                copied + one(rowResult, RowResult.Outcome.COPIED),
                notUnderstood + one(rowResult, RowResult.Outcome.NOT_UNDERSTOOD),
                notes + told);
    }

    private static long one(RowResult rowResult, RowResult.Outcome outcome) {
        return rowResult.outcome() == outcome ? 1 : 0;
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

    static MigrationCounts read(Attributes map) {
        return new MigrationCounts(
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
