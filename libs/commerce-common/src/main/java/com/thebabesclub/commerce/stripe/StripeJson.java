package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.runtime.json.JsonTreeReader;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * Stripe's JSON, read field by field. Neither the library's classes nor an API version decides what
 * we understand: a payload of another version has the same words in it.
 */
final class StripeJson {

    private StripeJson() {}

    static JsonNode read(String body) {
        try {
            return JsonTreeReader.read(body);
        } catch (IOException e) {
            throw new IllegalStateException("Stripe answered with what is not JSON", e);
        }
    }

    /** Empty where the bytes are not JSON. */
    static Optional<JsonNode> tryRead(byte[] body) {
        try {
            return Optional.of(JsonTreeReader.read(body)).filter(JsonNode::isObject);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Optional<String> text(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isTextual() && !value.textValue().isEmpty()
                ? Optional.of(value.textValue())
                : Optional.empty();
    }

    static Optional<Long> number(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isIntegralNumber() ? Optional.of(value.longValue()) : Optional.empty();
    }

    static Optional<Instant> time(JsonNode object, String field) {
        return number(object, field).map(Instant::ofEpochSecond);
    }

    /** The elements of a list, none where it is no list. */
    static List<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.path("data").spliterator(), false).toList();
    }

    /** The id after which the next page of a list begins; empty where this is the last. */
    static Optional<String> next(JsonNode list) {
        List<JsonNode> elements = elements(list);
        return list.path("has_more").asBoolean() && !elements.isEmpty()
                ? text(elements.getLast(), "id")
                : Optional.empty();
    }

    /** The parameter {@code created} of a list: from one moment to another, both included. */
    static Map<String, Long> created(Instant from, Instant to) {
        return Map.of("gte", from.getEpochSecond(), "lte", to.getEpochSecond());
    }

    /** What somebody wrote on it. */
    static Map<String, String> metadata(JsonNode object) {
        Map<String, String> metadata = new HashMap<>();
        object.path("metadata")
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
        return metadata;
    }

    /** The id of a reference, which may be the id or, expanded, the object. */
    static Optional<String> id(JsonNode object, String field) {
        JsonNode value = object.path(field);
        return value.isObject() ? text(value, "id") : text(object, field);
    }
}
