package com.thebabesclub.commerce.local;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * An item as it lies in the table, its attributes as text for people.
 *
 * @param attributes without the keys, by name
 */
public record StoredItem(String pk, String sk, SortedMap<String, String> attributes) {

    static StoredItem of(Map<String, AttributeValue> item) {
        SortedMap<String, String> attributes = new TreeMap<>();
        item.forEach((name, value) -> attributes.put(name, text(value)));
        String pk = attributes.remove("PK");
        String sk = attributes.remove("SK");
        return new StoredItem(pk == null ? "" : pk, sk == null ? "" : sk, attributes);
    }

    private static String text(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> value.n();
            case BOOL -> value.bool().toString();
            case NUL -> "null";
            case B -> value.b().asByteArray().length + " bytes";
            case SS -> value.ss().toString();
            case NS -> value.ns().toString();
            case BS -> value.bs().size() + " binaries";
            case L -> value.l().stream().map(StoredItem::text).toList().toString();
            case M ->
                    value.m().entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .map(entry -> entry.getKey() + "=" + text(entry.getValue()))
                            .collect(Collectors.joining(", ", "{", "}"));
            case UNKNOWN_TO_SDK_VERSION -> "?";
        };
    }
}
