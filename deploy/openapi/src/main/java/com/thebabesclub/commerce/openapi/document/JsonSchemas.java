package com.thebabesclub.commerce.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Schemas of OpenAPI 3.0 as the JSON Schema of 3.1, and with what the generator does not know of
 * our records.
 */
final class JsonSchemas {

    private JsonSchemas() {}

    /** Changes every schema in a part of a description. */
    static void publish(JsonNode part) {
        part.forEach(JsonSchemas::publish);
        if (part instanceof ObjectNode schema) {
            if (schema.path("type").isTextual()) {
                close(schema);
                anchor(schema);
                listExample(schema);
            }
            if (schema.remove("nullable") != null) {
                allowNull(schema);
            }
        }
    }

    /** A record has no other members; a request that overlooks them says so itself. */
    private static void close(ObjectNode schema) {
        if (!schema.path("type").asText().equals("object")) {
            schema.remove("additionalProperties");
        } else if (schema.has("properties") && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
    }

    /** Bean validation matches the whole text, JSON Schema any part of it. */
    private static void anchor(ObjectNode schema) {
        String pattern = schema.path("pattern").asText("^");
        if (pattern.contains("\\x{")) {
            // Java's own, which no browser reads.
            schema.remove("pattern");
        } else if (!pattern.startsWith("^")) {
            schema.put("pattern", "^(?:" + pattern + ")$");
        }
    }

    private static void listExample(ObjectNode schema) {
        JsonNode example = schema.remove("example");
        if (example != null) {
            schema.putArray("examples").add(example);
        }
    }

    private static void allowNull(ObjectNode schema) {
        if (schema.path("enum") instanceof ArrayNode values) {
            values.addNull();
        }
        JsonNode others = schema.remove("allOf");
        if (others != null) {
            schema.putArray("oneOf").addAll((ArrayNode) others).addObject().put("type", "null");
        } else {
            String type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
        }
    }

    /** Undoes {@link #allowNull}, where it was done, in one schema of several. */
    static void forbidNull(ObjectNode schemas, String name) {
        ObjectNode schema = (ObjectNode) schemas.path(name);
        if (schema.path("oneOf") instanceof ArrayNode alternatives) {
            schemas.set(name, alternatives.get(0));
        } else if (schema.path("type") instanceof ArrayNode types) {
            schema.set("type", types.get(0));
            if (schema.path("enum") instanceof ArrayNode values) {
                values.remove(values.size() - 1);
            }
        }
    }
}
