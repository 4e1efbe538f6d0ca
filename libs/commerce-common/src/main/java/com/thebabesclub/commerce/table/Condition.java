package com.thebabesclub.commerce.table;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.List;
import java.util.Optional;

/** What must hold of the stored item for a write to happen. */
public sealed interface Condition {

    record Always() implements Condition {}

    record Missing(String attribute) implements Condition {}

    record Compared(String attribute, String operator, AttributeValue value) implements Condition {}

    record Joined(String operator, List<Condition> parts) implements Condition {}

    static Condition always() {
        return new Always();
    }

    /** There is no such item. */
    static Condition absent() {
        return new Missing(Attributes.PARTITION);
    }

    /** The item is there. */
    static Condition present() {
        return new Compared(Attributes.PARTITION, ">", AttributeValue.fromS(" "));
    }

    static Condition missing(String attribute) {
        return new Missing(attribute);
    }

    static Condition equal(String attribute, String value) {
        return new Compared(attribute, "=", AttributeValue.fromS(value));
    }

    static Condition equal(String attribute, long value) {
        return new Compared(attribute, "=", AttributeValue.fromN(Long.toString(value)));
    }

    /**
     * The attribute is as it is in an item that was read, of whatever type, or missing as there.
     */
    static Condition same(Attributes seen, String attribute) {
        return Optional.ofNullable(seen.values().get(attribute))
                .<Condition>map(value -> new Compared(attribute, "=", value))
                .orElseGet(() -> missing(attribute));
    }

    /** Another value than this, or none. */
    static Condition differs(String attribute, String value) {
        return missing(attribute).or(new Compared(attribute, "<>", AttributeValue.fromS(value)));
    }

    static Condition less(String attribute, long value) {
        return new Compared(attribute, "<", AttributeValue.fromN(Long.toString(value)));
    }

    /** There is such a number, and it is no less than this. */
    static Condition atLeast(String attribute, long value) {
        return new Compared(attribute, ">=", AttributeValue.fromN(Long.toString(value)));
    }

    default Condition or(Condition other) {
        return new Joined(" OR ", List.of(this, other));
    }

    default Condition and(Condition other) {
        return new Joined(" AND ", List.of(this, other));
    }
}
