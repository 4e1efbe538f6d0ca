package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;

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
 * @param notes on rows that were otherwise done
 * @param notUnderstood rows that somebody has to look at
 */
@Serdeable
public record MigrationCounts(
        long rows,
        long adopted,
        long known,
        long doubles,
        long removed,
        long customers,
        long copied,
        long notes,
        long notUnderstood) {

    static final MigrationCounts NOTHING = new MigrationCounts(0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** The orders that settlement knows. */
    public long orders() {
        return adopted + known;
    }

    MigrationCounts plus(RowResult result) {
        long told =
                result.findings().stream()
                        .filter(f -> f.kind() == MigrationFinding.Kind.NOTE)
                        .count();
        return new MigrationCounts(
                rows + 1,
                adopted + one(result, RowResult.Outcome.ADOPTED),
                known + one(result, RowResult.Outcome.KNOWN),
                doubles + one(result, RowResult.Outcome.DOUBLE),
                removed + one(result, RowResult.Outcome.REMOVED),
                customers + one(result, RowResult.Outcome.CUSTOMER),
                copied + one(result, RowResult.Outcome.COPIED),
                notes + told,
                notUnderstood + one(result, RowResult.Outcome.NOT_UNDERSTOOD));
    }

    private static long one(RowResult result, RowResult.Outcome outcome) {
        return result.outcome() == outcome ? 1 : 0;
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
                map.number("notes"),
                map.number("notUnderstood"));
    }
}
