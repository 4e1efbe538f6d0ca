package com.thebabesclub.commerce.table;

import java.util.List;

/** A write of one item, alone or as a part of a transaction. */
public sealed interface Write {

    Key key();

    Condition condition();

    record Put(Attributes item, Condition condition) implements Write {
        @Override
        public Key key() {
            return item.key();
        }
    }

    record Update(Key key, List<AttributeChange> changes, Condition condition) implements Write {
        public Update {
            changes = List.copyOf(changes);
        }
    }

    record Delete(Key key, Condition condition) implements Write {}

    /** Writes nothing, but lets the transaction happen only if the condition holds. */
    record Check(Key key, Condition condition) implements Write {}

    static Write put(Attributes item) {
        return new Put(item, Condition.always());
    }

    static Write put(Attributes item, Condition condition) {
        return new Put(item, condition);
    }

    static Write update(Key key, Condition condition, AttributeChange... changes) {
        return new Update(key, List.of(changes), condition);
    }

    static Write delete(Key key, Condition condition) {
        return new Delete(key, condition);
    }
}
