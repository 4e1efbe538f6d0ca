package com.thebabesclub.commerce.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** An item as JSON: keys and attributes by name, bytes as how many there are. */
final class ItemDocument {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private ItemDocument() {}

    static ObjectNode of(Map<String, AttributeValue> item) {
        ObjectNode document = JSON.objectNode();
        new TreeMap<>(item).forEach((name, value) -> document.set(name, node(value)));
        return document;
    }

    private static JsonNode node(AttributeValue value) {
        return switch (value.type()) {
            case S -> JSON.textNode(value.s());
            case N -> number(value.n());
            case BOOL -> JSON.booleanNode(value.bool());
            case NUL -> JSON.nullNode();
            case B -> JSON.textNode(value.b().asByteArray().length + " bytes");
            case SS -> list(value.ss(), JSON::textNode);
            case NS -> list(value.ns(), ItemDocument::number);
            case BS -> JSON.textNode(value.bs().size() + " binaries");
            case L -> list(value.l(), ItemDocument::node);
            case M -> of(value.m());
            case UNKNOWN_TO_SDK_VERSION -> JSON.textNode("?");
        };
    }

    private static JsonNode number(String digits) {
        return JSON.numberNode(new BigDecimal(digits));
    }

    private static <T> ArrayNode list(Collection<T> values, Function<T, JsonNode> node) {
        ArrayNode list = JSON.arrayNode();
        values.forEach(value -> list.add(node.apply(value)));
        return list;
    }
}
