package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Write;

/** Writes that lack something. */
final class WeakWrites {

    private WeakWrites() {}

    static Write unconditional(Write write) {
        return switch (write) {
            case Write.Put put -> new Write.Put(put.item(), Condition.always());
            case Write.Update update ->
                    new Write.Update(update.key(), update.changes(), Condition.always());
            case Write.Delete delete -> new Write.Delete(delete.key(), Condition.always());
            case Write.Check check -> new Write.Check(check.key(), Condition.always());
        };
    }

    /** The update without what it does to an attribute. */
    static Write without(Write write, String attribute) {
        return write instanceof Write.Update update
                ? new Write.Update(
                        update.key(),
                        update.changes().stream()
                                .filter(change -> !attribute(change).equals(attribute))
                                .toList(),
                        update.condition())
                : write;
    }

    private static String attribute(AttributeChange change) {
        return switch (change) {
            case AttributeChange.Set set -> set.attribute();
            case AttributeChange.SetIfMissing set -> set.attribute();
            case AttributeChange.Add add -> add.attribute();
            case AttributeChange.Delete delete -> delete.attribute();
            case AttributeChange.Remove remove -> remove.attribute();
        };
    }
}
