package com.thebabesclub.commerce.table;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.List;

/** One change of an update. */
public sealed interface AttributeChange {

    record Set(String attribute, AttributeValue value) implements AttributeChange {}

    /** Nothing where the attribute is there already. */
    record SetIfMissing(String attribute, AttributeValue value) implements AttributeChange {}

    record Add(String attribute, AttributeValue value) implements AttributeChange {}

    /** Takes elements out of a set; the attribute goes with its last one. */
    record Delete(String attribute, AttributeValue elements) implements AttributeChange {}

    record Remove(String attribute) implements AttributeChange {}

    static AttributeChange set(String attribute, String value) {
        return new Set(attribute, AttributeValue.fromS(value));
    }

    static AttributeChange set(String attribute, long value) {
        return new Set(attribute, AttributeValue.fromN(Long.toString(value)));
    }

    static AttributeChange set(String attribute, boolean value) {
        return new Set(attribute, AttributeValue.fromBool(value));
    }

    static AttributeChange set(String attribute, Attributes value) {
        return new Set(attribute, AttributeValue.fromM(value.values()));
    }

    static AttributeChange set(String attribute, List<String> texts) {
        return new Set(
                attribute,
                AttributeValue.fromL(texts.stream().map(AttributeValue::fromS).toList()));
    }

    /** Keeps the value that the attribute has. */
    static AttributeChange setIfMissing(String attribute, String value) {
        return new SetIfMissing(attribute, AttributeValue.fromS(value));
    }

    /** Keeps the value that the attribute has. */
    static AttributeChange setIfMissing(String attribute, long value) {
        return new SetIfMissing(attribute, AttributeValue.fromN(Long.toString(value)));
    }

    /** Counts up, from 0 where the attribute is absent. */
    static AttributeChange add(String attribute, long value) {
        return new Add(attribute, AttributeValue.fromN(Long.toString(value)));
    }

    /** Puts a text into a set, which is made where the attribute is absent. */
    static AttributeChange addToSet(String attribute, String text) {
        return new Add(attribute, AttributeValue.fromSs(List.of(text)));
    }

    /** Takes a text out of a set; nothing where it is not in there. */
    static AttributeChange deleteFromSet(String attribute, String text) {
        return new Delete(attribute, AttributeValue.fromSs(List.of(text)));
    }

    static AttributeChange remove(String attribute) {
        return new Remove(attribute);
    }
}
