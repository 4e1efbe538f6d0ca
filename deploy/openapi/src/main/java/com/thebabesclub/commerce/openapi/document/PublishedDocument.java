package com.thebabesclub.commerce.openapi.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The descriptions of all services as one, in OpenAPI 3.1. */
final class PublishedDocument {

    private PublishedDocument() {}

    /**
     * Adds the services to what no controller can say: title, servers, how a caller shows who they
     * are, what a problem looks like. Paths and schemas are sorted, so that a change shows as one.
     *
     * @throws IllegalArgumentException if two services mean different things by one name
     */
    static ObjectNode of(ObjectNode head, List<ObjectNode> services) {
        Map<String, JsonNode> paths = new TreeMap<>();
        Map<String, JsonNode> schemas = new TreeMap<>();
        add(schemas, head.at("/components/schemas"));
        for (ObjectNode service : services) {
            add(paths, service.path("paths"));
            add(schemas, service.at("/components/schemas"));
        }
        paths.values().forEach(path -> path.forEach(JsonSchemas::publish));
        schemas.values().forEach(JsonSchemas::publish);
        new Answers(paths.values(), schemas).leaveOutNull();
        paths.values()
                .forEach(
                        path -> path.forEach(operation -> Operations.tidy((ObjectNode) operation)));
        ObjectNode document = head.deepCopy();
        document.putObject("paths").setAll(paths);
        document.withObject("/components").putObject("schemas").setAll(schemas);
        return document;
    }

    private static void add(Map<String, JsonNode> all, JsonNode some) {
        for (Map.Entry<String, JsonNode> entry : some.properties()) {
            JsonNode other = all.putIfAbsent(entry.getKey(), entry.getValue());
            if (other != null && !other.equals(entry.getValue())) {
                throw new IllegalArgumentException("Two services have a " + entry.getKey());
            }
        }
    }
}
