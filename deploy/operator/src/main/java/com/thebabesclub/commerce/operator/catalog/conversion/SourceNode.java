package com.thebabesclub.commerce.operator.catalog.conversion;

import io.micronaut.json.tree.JsonNode;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A place in a file of unknown shape that knows its path and which of its fields were used. */
final class SourceNode {

    private static final BigDecimal MOST_PIECES = BigDecimal.valueOf(99);

    private final String path;
    private final JsonNode json;
    private final Map<String, JsonNode> unused = new LinkedHashMap<>();

    SourceNode(String path, JsonNode json) {
        this.path = path;
        this.json = json;
        if (json.isObject()) {
            json.entries().forEach(field -> unused.put(field.getKey(), field.getValue()));
        }
    }

    String path() {
        return path;
    }

    boolean isObject() {
        return json.isObject();
    }

    /** The first of these fields that is there and is not null. */
    Optional<SourceNode> field(String... names) {
        return Stream.of(names)
                .filter(unused::containsKey)
                .findFirst()
                .flatMap(
                        name ->
                                Optional.ofNullable(unused.remove(name))
                                        .map(value -> new SourceNode(at(name), value)))
                .filter(node -> !node.json.isNull());
    }

    /** Its elements; it alone where it is no list. */
    List<SourceNode> elements() {
        if (!json.isArray()) {
            return List.of(this);
        }
        List<SourceNode> elements = new ArrayList<>();
        json.values()
                .forEach(
                        value ->
                                elements.add(
                                        new SourceNode(path + "[" + elements.size() + "]", value)));
        return elements;
    }

    /** Empty for what is neither a text nor a number, and for a blank text. */
    Optional<String> text() {
        if (json.isString() || json.isNumber()) {
            return Optional.of(json.coerceStringValue())
                    .map(String::strip)
                    .filter(t -> !t.isEmpty());
        }
        return Optional.empty();
    }

    Optional<Boolean> flag() {
        return json.isBoolean() ? Optional.of(json.getBooleanValue()) : Optional.empty();
    }

    Optional<BigDecimal> number() {
        return json.isNumber()
                ? Optional.of(new BigDecimal(json.coerceStringValue()))
                : Optional.empty();
    }

    /** Empty for what is no whole number of pieces. */
    Optional<Integer> count() {
        return number().filter(number -> number.stripTrailingZeros().scale() <= 0)
                .filter(number -> number.compareTo(MOST_PIECES) <= 0)
                .map(BigDecimal::intValueExact);
    }

    /** The paths of the fields that nobody asked for. */
    Stream<String> leftOver() {
        return unused.keySet().stream().map(this::at);
    }

    private String at(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
