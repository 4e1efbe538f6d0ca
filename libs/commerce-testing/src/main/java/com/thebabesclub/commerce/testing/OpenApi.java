package com.thebabesclub.commerce.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The published description of the API, and whether a text is as it says: as much of JSON Schema as
 * the description uses, and an error for what it does not know.
 */
public final class OpenApi {

    /** One method of one path. */
    public record Operation(String method, String path, JsonNode node) {

        public String route() {
            return method + " " + path;
        }
    }

    private static final List<String> KNOWN =
            List.of(
                    "$ref",
                    "type",
                    "description",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items",
                    "oneOf",
                    "enum",
                    "pattern",
                    "minimum",
                    "maximum",
                    "minItems",
                    "maxItems",
                    "maxLength",
                    "default");

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    public static OpenApi read() {
        Path file = Path.of(System.getProperty("repository.root"), "docs/openapi.json");
        try {
            return new OpenApi(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : document.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(
                        new Operation(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(),
                                method.getValue()));
            }
        }
        return operations;
    }

    /** The routes under these paths, {@code GET /cart/recover}. */
    public List<String> routes(String... prefixes) {
        return operations().stream()
                .filter(operation -> Stream.of(prefixes).anyMatch(operation.path()::startsWith))
                .map(Operation::route)
                .toList();
    }

    /** In what an answer is not as described; empty where it is. */
    public List<String> violations(String route, WebAnswer answer) {
        JsonNode responses =
                operations().stream()
                        .filter(operation -> operation.route().equals(route))
                        .map(operation -> operation.node().path("responses"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no " + route));
        JsonNode response = responses.path(Integer.toString(answer.status()));
        if (response.isMissingNode()) {
            return List.of(answer.status() + " is not described: " + answer.body());
        }
        String type = answer.header("Content-Type").orElse("").replaceFirst(";.*", "");
        JsonNode content = response.path("content").path(type);
        if (content.isMissingNode()) {
            return List.of(answer.status() + " is not described as " + type);
        }
        List<String> found = new ArrayList<>(violations(content.path("schema"), answer.body()));
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            if (answer.header(header.getKey()).isEmpty()) {
                found.add("the header " + header.getKey() + " is missing");
            }
        }
        return found;
    }

    /** What is wrong with a text that should be as a schema says; empty where nothing is. */
    private List<String> violations(JsonNode schema, String text) {
        try {
            return violations(schema, mapper.readTree(text));
        } catch (IOException e) {
            return List.of("no JSON: " + text);
        }
    }

    public List<String> violations(JsonNode schema, JsonNode value) {
        List<String> found = new ArrayList<>();
        check(schema, value, "$", found);
        return found;
    }

    private void check(JsonNode given, JsonNode value, String path, List<String> found) {
        JsonNode schema = resolved(given);
        schema.fieldNames()
                .forEachRemaining(
                        name -> {
                            if (!KNOWN.contains(name)) {
                                found.add(path + ": the schema has " + name);
                            }
                        });
        if (schema.has("oneOf")) {
            oneOf(schema.path("oneOf"), value, path, found);
            return;
        }
        if (schema.has("type") && !isOfType(schema.path("type"), value)) {
            found.add(path + " is not " + schema.path("type") + ": " + value);
            return;
        }
        if (schema.has("enum") && !contains(schema.path("enum"), value)) {
            found.add(path + " is none of " + schema.path("enum") + ": " + value);
        }
        if (value.isTextual()) {
            text(schema, value.asText(), path, found);
        } else if (value.isNumber()) {
            number(schema, value, path, found);
        } else if (value.isArray()) {
            array(schema, value, path, found);
        } else if (value.isObject()) {
            object(schema, value, path, found);
        }
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asText().substring(1)) : schema;
    }

    private void oneOf(JsonNode schemas, JsonNode value, String path, List<String> found) {
        List<String> nearest = new ArrayList<>();
        for (JsonNode schema : schemas) {
            List<String> wrong = new ArrayList<>();
            check(schema, value, path, wrong);
            if (wrong.isEmpty()) {
                return;
            }
            if (wrong.size() > nearest.size()) {
                nearest = wrong;
            }
        }
        found.addAll(nearest);
    }

    private static boolean isOfType(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            for (JsonNode one : type) {
                if (isOfType(one, value)) {
                    return true;
                }
            }
            return false;
        }
        return switch (type.asText()) {
            case "string" -> value.isTextual();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "array" -> value.isArray();
            case "object" -> value.isObject();
            case "null" -> value.isNull();
            default -> false;
        };
    }

    private static boolean contains(JsonNode values, JsonNode value) {
        for (JsonNode one : values) {
            if (one.equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static void text(JsonNode schema, String value, String path, List<String> found) {
        if (schema.has("pattern")
                && !Pattern.compile(schema.path("pattern").asText()).matcher(value).find()) {
            found.add(path + " does not fit " + schema.path("pattern") + ": " + value);
        }
        if (schema.has("maxLength") && value.length() > schema.path("maxLength").asInt()) {
            found.add(path + " is too long");
        }
    }

    private static void number(JsonNode schema, JsonNode value, String path, List<String> found) {
        if (value.asLong() < schema.path("minimum").asLong(Long.MIN_VALUE)
                || value.asLong() > schema.path("maximum").asLong(Long.MAX_VALUE)) {
            found.add(path + " is out of its range: " + value);
        }
    }

    private void array(JsonNode schema, JsonNode value, String path, List<String> found) {
        for (int n = 0; n < value.size(); n++) {
            check(schema.path("items"), value.path(n), path + "[" + n + "]", found);
        }
    }

    private void object(JsonNode schema, JsonNode value, String path, List<String> found) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asText())) {
                found.add(path + " has no " + name);
            }
        }
        for (Map.Entry<String, JsonNode> property : value.properties()) {
            JsonNode known = schema.path("properties").path(property.getKey());
            String inside = path + "." + property.getKey();
            if (!known.isMissingNode()) {
                check(known, property.getValue(), inside, found);
            } else if (schema.has("properties")
                    && !schema.path("additionalProperties").asBoolean(true)) {
                found.add(inside + " is not in the schema");
            }
        }
    }
}
