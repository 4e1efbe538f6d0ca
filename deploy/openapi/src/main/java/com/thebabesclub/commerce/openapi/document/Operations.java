package com.thebabesclub.commerce.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Map;
import java.util.TreeMap;

/** What is published of a route beside its schemas. */
final class Operations {

    private static final String JSON_LINES = "application/x-ndjson";

    private Operations() {}

    static void tidy(ObjectNode operation) {
        if (!operation.has("security")) {
            operation.putArray("security");
        }
        if (operation.path("description").equals(operation.path("summary"))) {
            operation.remove("description");
        }
        operation.path("parameters").forEach(parameter -> parameter((ObjectNode) parameter));
        content(operation.path("requestBody"));
        Map<String, JsonNode> responses = new TreeMap<>();
        operation
                .path("responses")
                .properties()
                .forEach(e -> responses.put(e.getKey(), e.getValue()));
        responses.values().forEach(Operations::content);
        operation.putObject("responses").setAll(responses);
    }

    /** A parameter is left out, and never null. */
    private static void parameter(ObjectNode parameter) {
        JsonSchemas.forbidNull(parameter, "schema");
        parameter.remove("explode");
    }

    private static void content(JsonNode message) {
        for (Map.Entry<String, JsonNode> content : message.path("content").properties()) {
            ObjectNode media = (ObjectNode) content.getValue();
            JsonNode example = media.at("/examples/example/value");
            if (!example.isMissingNode()) {
                media.remove("examples");
                media.set("example", example);
            }
            if (content.getKey().equals(JSON_LINES)) {
                lines(media);
            }
        }
    }

    /** The body as a whole is text; the schema is that of a line. */
    private static void lines(ObjectNode media) {
        JsonNode line = media.path("schema");
        media.putObject("schema")
                .put("type", "string")
                .put("contentMediaType", JSON_LINES)
                .set("contentSchema", line);
    }
}
