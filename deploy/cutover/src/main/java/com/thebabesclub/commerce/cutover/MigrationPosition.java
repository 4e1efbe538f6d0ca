package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.table.Attributes;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How far a cut-over has come.
 *
 * @param done the tables that were read to their end
 * @param reading the table that is being read, empty before the first part of it is done
 * @param after the key after which it goes on
 */
record MigrationPosition(
        List<String> done,
        Optional<String> reading,
        Optional<Attributes> after,
        MigrationCounts tally) {

    static final MigrationPosition START =
            new MigrationPosition(
                    List.of(), Optional.empty(), Optional.empty(), MigrationCounts.NOTHING);

    MigrationPosition {
        done = List.copyOf(done);
    }

    /** Where to go on in a table; empty for its beginning. */
    Optional<Attributes> in(String table) {
        return reading.filter(table::equals).flatMap(_ -> after);
    }

    /** After a part of a table. */
    MigrationPosition read(String table, Optional<Attributes> next, MigrationCounts counted) {
        if (next.isPresent()) {
            return new MigrationPosition(done, Optional.of(table), next, counted);
        }
        List<String> more = new ArrayList<>(done);
        more.add(table);
        return new MigrationPosition(more, Optional.empty(), Optional.empty(), counted);
    }
}
