package com.thebabesclub.commerce.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.DisallowUnknownKeywordFactory;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.oas.OpenApi31;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A description of the API, and whether what a service answers is as it says. */
public final class OpenApi {

    private static final String ID = "https://thebabesclub.com/openapi.json";
    private static final String PROBLEM = "/components/schemas/Problem";

    /** What every route may answer and none lists: it answers JSON only; a fault of ours. */
    private static final Set<Integer> UNLISTED = Set.of(406, 500);

    /** One method of one path. */
    public record Operation(String method, String path, JsonNode node) {

        public String route() {
            return method + " " + path;
        }

        /** Of the document, in which a slash in a name is written as ~1. */
        public String pointer() {
            return "/paths/" + escaped(path) + "/" + method.toLowerCase(Locale.ROOT);
        }

        private boolean serves(WebRequest request) {
            return method.equals(request.method())
                    && request.path().matches(path.replaceAll("\\{[^}]*}", "[^/]+"));
        }
    }

    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode document;
    private final List<Operation> operations;
    private final JsonSchemaFactory schemas;

    private OpenApi(JsonNode document) {
        this.document = document;
        this.operations = operations(document);
        JsonMetaSchema dialect =
                JsonMetaSchema.builder(OpenApi31.getInstance())
                        .unknownKeywordFactory(DisallowUnknownKeywordFactory.getInstance())
                        .keywords(
                                document.properties().stream()
                                        .map(Map.Entry::getKey)
                                        .map(NonValidationKeyword::new)
                                        .toList())
                        .build();
        this.schemas =
                JsonSchemaFactory.getInstance(
                        VersionFlag.V202012,
                        factory ->
                                factory.metaSchema(dialect)
                                        .defaultMetaSchemaIri(dialect.getIri())
                                        .schemaLoaders(
                                                loaders ->
                                                        loaders.schemas(
                                                                Map.of(ID, document.toString()))));
    }

    /** The published one. */
    public static OpenApi read() {
        return Published.API;
    }

    /** Read once: every answer of every test is compared with it. */
    private static final class Published {
        private static final OpenApi API =
                read(Path.of(System.getProperty("repository.root"), "docs/openapi.json"));
    }

    private static OpenApi read(Path file) {
        try {
            return new OpenApi(new ObjectMapper().readTree(file.toFile()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public JsonNode document() {
        return document;
    }

    public List<Operation> operations() {
        return operations;
    }

    private static List<Operation> operations(JsonNode document) {
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
        return List.copyOf(operations);
    }

    /** The routes under these paths, {@code GET /cart/recover}. */
    public List<String> routes(String... prefixes) {
        return operations.stream()
                .filter(operation -> Stream.of(prefixes).anyMatch(operation.path()::startsWith))
                .map(Operation::route)
                .toList();
    }

    /** The operation that a request is for; empty where the description has none. */
    Optional<Operation> operation(WebRequest request) {
        return operations.stream()
                .filter(operation -> operation.serves(request))
                .max(
                        (one, other) ->
                                Boolean.compare(
                                        one.path().equals(request.path()),
                                        other.path().equals(request.path())));
    }

    /** In what an answer is not as described; empty where it is. */
    public List<String> violations(String route, WebAnswer answer) {
        return operations.stream()
                .filter(operation -> operation.route().equals(route))
                .findFirst()
                .map(operation -> violations(operation, answer))
                .orElseThrow(() -> new IllegalArgumentException("no " + route));
    }

    List<String> violations(Operation operation, WebAnswer answer) {
        JsonNode response =
                operation.node().path("responses").path(Integer.toString(answer.status()));
        if (response.isMissingNode()) {
            return UNLISTED.contains(answer.status())
                    ? violations(PROBLEM, answer.body())
                    : List.of(answer.status() + " is not described: " + answer.body());
        }
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            if (answer.header(header.getKey()).isEmpty()) {
                found.add("the header " + header.getKey() + " is missing");
            }
        }
        String type = answer.header("Content-Type").orElse("").replaceFirst(";.*", "");
        if (response.path("content").has(type)) {
            String content =
                    "/responses/%d/content/%s/schema".formatted(answer.status(), escaped(type));
            found.addAll(violations(operation.pointer() + content, answer.body()));
        } else if (response.has("content") || !answer.body().isEmpty()) {
            found.add(answer.status() + " is not described as " + type);
        }
        return found;
    }

    /** In what a text is not as the schema there says; empty where it is. */
    private List<String> violations(String pointer, String text) {
        try {
            return violations(
                    pointer,
                    pointer.contains("text~1csv") || pointer.contains("x-ndjson")
                            ? mapper.getNodeFactory().textNode(text)
                            : mapper.readTree(text));
        } catch (JsonProcessingException e) {
            return List.of("no JSON: " + text);
        }
    }

    /** In what a value is not as the schema at a pointer of the document says. */
    public List<String> violations(String pointer, JsonNode value) {
        JsonSchema schema = schemas.getSchema(SchemaLocation.of(ID + "#" + pointer));
        return schema.validate(value).stream().map(ValidationMessage::getMessage).toList();
    }

    /** A name as a JSON pointer has it. */
    public static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
