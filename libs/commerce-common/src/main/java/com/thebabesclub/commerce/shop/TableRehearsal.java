package com.thebabesclub.commerce.shop;

import com.thebabesclub.commerce.runtime.snapshot.Rehearsal;
import com.thebabesclub.commerce.runtime.snapshot.RequiresSnapshot;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Change;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Range;
import com.thebabesclub.commerce.table.Write;

import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.List;

/** One call of each sort that the table is asked for, from marshalling to what is read of it. */
@Singleton
@RequiresSnapshot
@Requires(beans = Secrets.class)
final class TableRehearsal implements Rehearsal {

    private static final Duration LIMIT = Duration.ofSeconds(8);
    private static final Key KEY = Key.session("rehearsal");

    private final CommerceTable table;

    TableRehearsal(CommerceTable table) {
        this.table = table;
    }

    @Override
    public void rehearse() {
        Write put = Write.put(Attributes.item(KEY).put("n", 1).build(), Condition.absent());
        Write update = Write.update(KEY, Condition.present(), Change.set("n", 2));
        Mono<?> calls =
                table.getStrongly(KEY)
                        .then(table.query(Range.whole(KEY.partition())))
                        .then(table.write(put))
                        .then(table.write(update))
                        .then(table.transact(List.of(put)));
        calls.block(LIMIT);
    }
}
