package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.snapshot.PrimingTask;
import com.thebabesclub.commerce.runtime.snapshot.RequiresSnapshot;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;

/** One call of each sort that the table is asked for, from marshalling to what is read of it. */
@Singleton
@RequiresSnapshot
@Requires(beans = Secrets.class)
final class TablePriming implements PrimingTask {

    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final Key KEY = Key.session("rehearsal");

    private final CommerceTable table;

    TablePriming(CommerceTable table) {
        this.table = table;
    }

    @Override
    public void rehearse() {
        Write put = Write.put(Attributes.item(KEY).put("n", 1).build(), Condition.absent());
        Write update = Write.update(KEY, Condition.present(), AttributeChange.set("n", 2));
        Mono<?> calls =
                table.getStrongly(KEY)
                        .then(table.query(KeyRange.whole(KEY.partition())))
                        .then(table.write(put))
                        .then(table.write(update))
                        .then(table.transact(List.of(put)));
        calls.block(LIMIT);
    }
}
