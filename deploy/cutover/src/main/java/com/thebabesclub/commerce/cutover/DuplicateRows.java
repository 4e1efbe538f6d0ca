package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.cutover.RowResult.Outcome;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import reactor.core.publisher.Mono;

import java.util.Optional;

/**
 * Rows of sessions that have a pointer. The legacy Python Lambdas wrote a row for each delivery and
 * each night: one of them is the order, the others are doubles.
 */
record DuplicateRows(CommerceTable table, boolean remove) {

    /** What the row is beside the order that the pointer knows. */
    Mono<RowResult> judge(LegacyOrder row, SessionPointer pointer) {
        Optional<Key> order =
                pointer.record()
                        .map(OrderRecord::owner)
                        .map(
                                orderOwner ->
                                        Key.order(
                                                orderOwner.userId(),
                                                pointer.created(),
                                                pointer.sessionId()));
        if (order.isEmpty()) {
            return Mono.just(
                    RowResult.notUnderstood(
                            row.row().key(), "its session is known, and has no order"));
        }
        if (order.get().equals(row.row().key())) {
            return Mono.just(RowResult.of(Outcome.KNOWN));
        }
        return remove ? removed(row, order.get()) : Mono.just(left(row, order.get()));
    }

    static RowResult left(LegacyOrder row, Key order) {
        return RowResult.of(
                Outcome.DOUBLE,
                new MigrationFinding(
                        MigrationFinding.Kind.DOUBLE,
                        row.row().key(),
                        "the order of this session is " + order.sort()));
    }

    /** Only where the order itself is there: nothing may be the last row of a sale and go. */
    private Mono<RowResult> removed(LegacyOrder row, Key order) {
        return table.getStrongly(order)
                .flatMap(
                        _ ->
                                table.write(Write.delete(row.row().key(), Condition.always()))
                                        .thenReturn(RowResult.of(Outcome.REMOVED)))
                .defaultIfEmpty(left(row, order));
    }
}
