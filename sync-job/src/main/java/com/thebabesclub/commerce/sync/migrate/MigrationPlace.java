package com.thebabesclub.commerce.sync.migrate;

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
record MigrationPlace(
        List<String> done,
        Optional<String> reading,
        Optional<Attributes> after,
        MigrationTally tally) {

    static final MigrationPlace START =
            new MigrationPlace(
                    List.of(), Optional.empty(), Optional.empty(), MigrationTally.NOTHING);

    MigrationPlace {
        done = List.copyOf(done);
    }

    /** Where to go on in a table; empty for its beginning. */
    Optional<Attributes> in(String table) {
        return reading.filter(table::equals).flatMap(_ -> after);
    }

    /** After a part of a table. */
    MigrationPlace read(String table, Optional<Attributes> next, MigrationTally counted) {
        if (next.isPresent()) {
            return new MigrationPlace(done, Optional.of(table), next, counted);
        }
        List<String> more = new ArrayList<>(done);
        more.add(table);
        return new MigrationPlace(more, Optional.empty(), Optional.empty(), counted);
    }
}
