package com.thebabesclub.commerce.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The schemas of answers. A member of an answer that need not be there is left out where it is
 * null; the generator, which does not tell answers from requests, says that it may be null too.
 */
final class Answers {

    private static final String PREFIX = "#/components/schemas/";

    private final Map<String, JsonNode> schemas;
    private final Set<String> requests = new HashSet<>();

    Answers(Collection<JsonNode> paths, Map<String, JsonNode> schemas) {
        this.schemas = schemas;
        paths.forEach(
                path -> path.forEach(operation -> addRequests(operation.path("requestBody"))));
    }

    private void addRequests(JsonNode part) {
        for (String reference : part.findValuesAsText("$ref")) {
            String name = reference.substring(PREFIX.length());
            if (requests.add(name)) {
                addRequests(schemas.getOrDefault(name, part.path("none")));
            }
        }
    }

    void leaveOutNull() {
        schemas.forEach(
                (name, schema) -> {
                    if (!requests.contains(name)) {
                        leaveOutNull(schema);
                    }
                });
    }

    private static void leaveOutNull(JsonNode schema) {
        if (schema.path("properties") instanceof ObjectNode members) {
            Set<String> others = new HashSet<>();
            members.fieldNames().forEachRemaining(others::add);
            schema.path("required").forEach(name -> others.remove(name.asText()));
            others.forEach(name -> JsonSchemas.forbidNull(members, name));
        }
    }
}
