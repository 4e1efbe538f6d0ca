package com.thebabesclub.commerce.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What programs rely on in a description, one fact a line: {@code GET /cart/recover 200
 * application/json $.items[].sku string required}. Descriptions and examples are none of it, nor is
 * how schemas are divided.
 */
final class Shapes {

    private final JsonNode document;
    private final Set<String> facts = new TreeSet<>();

    private Shapes(JsonNode document) {
        this.document = document;
    }

    static Set<String> of(JsonNode document) {
        Shapes shapes = new Shapes(document);
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                shapes.operation(
                        method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey(),
                        method.getValue());
            }
        }
        return shapes.facts;
    }

    private void operation(String route, JsonNode operation) {
        JsonNode security =
                operation.has("security") ? operation.path("security") : document.path("security");
        facts.add(route + " is " + operation.path("operationId").asText() + " " + security);
        for (JsonNode parameter : operation.path("parameters")) {
            String name = parameter.path("in").asText() + " " + parameter.path("name").asText();
            schema(
                    route + " " + name,
                    parameter.path("schema"),
                    parameter.path("required").asBoolean());
        }
        JsonNode body = operation.path("requestBody");
        content(route + " takes ", body, body.path("required").asBoolean());
        for (Map.Entry<String, JsonNode> response : operation.path("responses").properties()) {
            String answer = route + " " + response.getKey();
            facts.add(answer);
            response.getValue()
                    .path("headers")
                    .fieldNames()
                    .forEachRemaining(header -> facts.add(answer + " header " + header));
            content(answer + " ", response.getValue(), true);
        }
    }

    private void content(String message, JsonNode node, boolean required) {
        for (Map.Entry<String, JsonNode> content : node.path("content").properties()) {
            schema(message + content.getKey() + " $", content.getValue().path("schema"), required);
        }
    }

    private void schema(String place, JsonNode given, boolean required) {
        JsonNode schema = resolved(given);
        Set<String> types = new TreeSet<>();
        if (schema.has("oneOf")) {
            types.add("null");
            schema = resolved(schema.path("oneOf").path(0));
        }
        if (schema.path("type").isArray()) {
            schema.path("type").forEach(type -> types.add(type.asText()));
        } else {
            types.add(schema.path("type").asText());
        }
        Set<String> values = new TreeSet<>();
        schema.path("enum").forEach(value -> values.add(value.asText()));
        facts.add(
                place
                        + " "
                        + String.join(" or ", types)
                        + (values.isEmpty() ? "" : " of " + values)
                        + (required ? " required" : ""));
        JsonNode always = schema.path("required");
        for (Map.Entry<String, JsonNode> member : schema.path("properties").properties()) {
            schema(
                    place + "." + member.getKey(),
                    member.getValue(),
                    always.toString().contains("\"" + member.getKey() + "\""));
        }
        if (schema.has("items")) {
            schema(place + "[]", schema.path("items"), true);
        }
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }
}
