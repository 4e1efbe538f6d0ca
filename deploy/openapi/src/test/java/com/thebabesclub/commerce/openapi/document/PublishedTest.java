package com.thebabesclub.commerce.openapi.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.testing.OpenApi;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The description that people fetch from the repository. */
class PublishedTest {

    private static final String GENERATED = "deploy/openapi/target/openapi.json";
    private static final String PUBLISHED = "docs/openapi.json";

    /**
     * In which requests null is described as well as left out; the services have always taken it.
     * An address without a city they take since orders have some.
     */
    private static final Set<String> ALSO_NULL =
            Set.of(
                    "POST /admin/sync takes application/json $.dryRun boolean",
                    "POST /admin/sync takes application/json $.lookbackHours integer",
                    "POST /admin/sync takes application/json $.maxSessions integer",
                    "PUT /dashboard/profile takes application/json $.version integer",
                    "PUT /dashboard/profile takes application/json"
                            + " $.shippingAddress.city string required");

    /**
     * The answer to a search is one of two now: the other is a list, which nobody could ask for.
     */
    private static final String ONE_OF_TWO =
            "GET /admin/orders 200 application/json $ object required";

    /**
     * {@code refundStatus} says {@code review} too, since a refund may have an amount that cannot
     * be of its payment. No sum may hide that.
     */
    private static final String ONE_WORD_MORE =
            "refundStatus string of [full, none, partial, pending]";

    /**
     * A token that does not hold counts as none there, and no longer stops the answer; a program
     * that handles the refusal runs on.
     */
    private static final String NEVER_NOW = "GET /checkout/status 401";

    private final OpenApi api = OpenApi.read();

    @Test
    void itIsWhatTheControllersSay() throws IOException {
        assertThat(Files.readString(root().resolve(PUBLISHED)).strip())
                .as("cp %s %s", GENERATED, PUBLISHED)
                .isEqualTo(Files.readString(root().resolve(GENERATED)).strip());
    }

    /**
     * {@code published.json} is the description of the first release without its words. A program
     * that was written by it runs on.
     */
    @Test
    void nothingThatWasPublishedHasChanged() throws IOException {
        Set<String> before =
                Shapes.of(
                        new ObjectMapper()
                                .readTree(
                                        PublishedTest.class.getResourceAsStream("published.json")));
        Set<String> now = Shapes.of(api.document());
        assertThat(before).hasSizeGreaterThan(1600);

        Set<String> gone = new TreeSet<>(before);
        gone.removeAll(now);
        assertThat(gone)
                .contains(NEVER_NOW)
                .filteredOn(
                        fact ->
                                !fact.startsWith(NEVER_NOW)
                                        && !fact.contains(ONE_WORD_MORE)
                                        && !fact.equals(ONE_OF_TWO))
                .containsExactlyInAnyOrderElementsOf(ALSO_NULL);

        assertThat(newDemands(before, now)).isEmpty();
    }

    /** What a request to a published route has to have now, and had not. */
    private static Set<String> newDemands(Set<String> before, Set<String> now) {
        Set<String> routes = before.stream().map(PublishedTest::route).collect(Collectors.toSet());
        return now.stream()
                .filter(fact -> !before.contains(fact) && routes.contains(route(fact)))
                .filter(fact -> fact.matches("\\S+ \\S+ (takes|query|header|path) .* required"))
                .collect(Collectors.toSet());
    }

    private static String route(String fact) {
        return fact.replaceFirst("^(\\S+ \\S+).*", "$1");
    }

    @Test
    void everyOperationHasExamplesThatAreAsItsSchemasSay() {
        for (OpenApi.Operation operation : api.operations()) {
            String pointer = operation.pointer();
            assertExamples(pointer + "/requestBody", operation.node().path("requestBody"));
            for (Map.Entry<String, JsonNode> response :
                    operation.node().path("responses").properties()) {
                assertExamples(pointer + "/responses/" + response.getKey(), response.getValue());
            }
        }
    }

    private void assertExamples(String pointer, JsonNode message) {
        for (Map.Entry<String, JsonNode> content : message.path("content").properties()) {
            String schema = pointer + "/content/" + OpenApi.escaped(content.getKey()) + "/schema";
            JsonNode example =
                    content.getValue().has("example")
                            ? content.getValue().path("example")
                            : document(content.getValue().at("/schema/$ref").asText("#"))
                                    .at("/examples/0");
            assertThat(example.isMissingNode()).as(schema + " has no example").isFalse();
            assertThat(api.violations(schema, example)).as(schema).isEmpty();
        }
    }

    private JsonNode document(String reference) {
        return api.document().at(reference.substring(1));
    }

    private static Path root() {
        return Path.of(System.getProperty("repository.root"));
    }
}
