package com.thebabesclub.commerce.operator.reindex;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;

import java.util.Optional;

/**
 * How far a reindexing has come.
 *
 * @param after the key after which it goes on; empty for the table's beginning, and at its end
 * @param orders that have their keys
 */
record ReindexPosition(Optional<Attributes> after, long orders) {

    static final Key PLACE = Key.system("REINDEX");

    static final ReindexPosition START = new ReindexPosition(Optional.empty(), 0);

    static ReindexPosition read(Attributes item) {
        return new ReindexPosition(item.findMap("after"), item.number("orders"));
    }

    Attributes item() {
        return Attributes.item(PLACE).putMap("after", after).put("orders", orders).build();
    }
}
