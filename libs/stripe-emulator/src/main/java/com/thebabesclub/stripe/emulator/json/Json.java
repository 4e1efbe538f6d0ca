package com.thebabesclub.stripe.emulator.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Builds and writes JSON as Stripe writes it: indented by two, one space after the colon. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final ObjectWriter WRITER =
            MAPPER.writer(
                    new DefaultPrettyPrinter(
                                    Separators.createDefaultInstance()
                                            .withObjectFieldValueSpacing(Spacing.AFTER))
                            .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                            .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    /** An object with the {@code id} and {@code object} that all of Stripe's have. */
    public static ObjectNode object(String id, String object) {
        return hash().put("id", id).put("object", object);
    }

    public static ObjectNode hash() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    public static ArrayNode texts(Collection<String> texts) {
        ArrayNode array = array();
        texts.forEach(array::add);
        return array;
    }

    /** Metadata in the order of its keys. */
    public static ObjectNode metadata(Map<String, String> metadata) {
        ObjectNode object = hash();
        new TreeMap<>(metadata).forEach(object::put);
        return object;
    }

    /** The envelope of a list. */
    public static ObjectNode list(ArrayNode data, boolean hasMore, String url) {
        ObjectNode list = hash().put("object", "list");
        list.set("data", data);
        return list.put("has_more", hasMore).put("url", url);
    }

    /** What stays when an object is deleted. */
    public static ObjectNode deleted(String id, String object) {
        return object(id, object).put("deleted", true);
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return WRITER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads JSON.
     *
     * @throws IOException if the bytes are no JSON
     */
    public static JsonNode parse(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    /**
     * The fields of {@code before} that {@code after} has otherwise: Stripe's previous_attributes.
     */
    public static ObjectNode difference(ObjectNode before, ObjectNode after) {
        ObjectNode difference = hash();
        before.properties()
                .forEach(
                        field -> {
                            if (!field.getValue().equals(after.get(field.getKey()))) {
                                difference.set(field.getKey(), field.getValue());
                            }
                        });
        return difference;
    }
}
