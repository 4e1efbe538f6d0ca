package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.sync.reconciliation.MigrationCompletion;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The place of a cut-over in the table, and the mark that it is done. */
record MigrationPositionRepository(CommerceTable table, Clock clock) {

    private static final Key PLACE = Key.system("MIGRATION");

    /** That the rows up to here have pointers from their e-mails. */
    private static final String EMAIL_POINTERS = "emailPointers";

    /** A place that an earlier version kept, which wrote less, is none. */
    Mono<MigrationPosition> read() {
        return table.getStrongly(PLACE)
                .filter(place -> place.isTrue(EMAIL_POINTERS))
                .map(MigrationPositionRepository::place)
                .defaultIfEmpty(MigrationPosition.START);
    }

    Mono<Void> keep(MigrationPosition place) {
        Attributes.Builder item =
                Attributes.item(PLACE)
                        .put(EMAIL_POINTERS, true)
                        .putTexts("done", place.done())
                        .put("reading", place.reading())
                        .putMap("after", place.after())
                        .put("tally", place.tally().map());
        return table.write(Write.put(item.build())).then();
    }

    /** Everything was read: the next run begins anew. */
    Mono<Void> end() {
        return table.write(Write.delete(PLACE, Condition.always())).then();
    }

    /** Everything was read and is known: the sync may write. */
    Mono<Void> mark(MigrationCounts tally) {
        MigrationCompletion mark = new MigrationCompletion(clock.instant(), tally.orders());
        return table.transact(List.of(mark.write(), Write.delete(PLACE, Condition.always())));
    }

    private static MigrationPosition place(Attributes item) {
        Optional<Attributes> after = item.findMap("after");
        return new MigrationPosition(
                item.texts("done"),
                item.findText("reading"),
                after,
                MigrationCounts.read(item.map("tally")));
    }
}
