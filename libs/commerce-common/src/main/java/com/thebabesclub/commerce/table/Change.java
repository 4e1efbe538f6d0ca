package com.thebabesclub.commerce.table;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.List;

/** One change of an update. */
public sealed interface Change {

    String attribute();

    record Set(String attribute, AttributeValue value) implements Change {}

    record Add(String attribute, AttributeValue value) implements Change {}

    record Remove(String attribute) implements Change {}

    static Change set(String attribute, String value) {
        return new Set(attribute, AttributeValue.fromS(value));
    }

    static Change set(String attribute, long value) {
        return new Set(attribute, AttributeValue.fromN(Long.toString(value)));
    }

    static Change set(String attribute, boolean value) {
        return new Set(attribute, AttributeValue.fromBool(value));
    }

    static Change set(String attribute, Attributes value) {
        return new Set(attribute, AttributeValue.fromM(value.values()));
    }

    static Change set(String attribute, List<String> texts) {
        return new Set(
                attribute,
                AttributeValue.fromL(texts.stream().map(AttributeValue::fromS).toList()));
    }

    /** Counts up, from 0 where the attribute is absent. */
    static Change add(String attribute, long value) {
        return new Add(attribute, AttributeValue.fromN(Long.toString(value)));
    }

    static Change remove(String attribute) {
        return new Remove(attribute);
    }
}
