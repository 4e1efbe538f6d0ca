package com.thebabesclub.commerce.deploy.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.deploy.Synthesised;
import com.thebabesclub.commerce.deploy.function.Service;
import com.thebabesclub.commerce.testing.Case;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What each function may do to the table is what it did while its tests ran, no more and no less.
 * The policies are written anew by {@code -Dtable.access=write}; the diff is for a person.
 */
class TableAccessTest {

    private static final Path ROOT = Path.of(System.getProperty("repository.root"));
    private static final Path POLICIES = Path.of("src/main/resources/access");

    @ParameterizedTest
    @EnumSource
    @Case(id = "A41", sentence = "A role that may do too much.")
    void aFunctionMayDoWhatItsTestsDoAndNothingElse(Service service) throws IOException {
        Path seen = ROOT.resolve(service.module()).resolve("target").resolve(record(service));
        assertThat(seen).as("written by the tests of " + service.title()).exists();
        List<String> done = Files.readAllLines(seen);
        if (Objects.equals(System.getProperty("table.access"), "write")) {
            Files.write(POLICIES.resolve(TableAccess.file(service)), done);
        }

        assertIsAllOf(service, done);
    }

    @ParameterizedTest
    @EnumSource
    @Case(id = "A41", sentence = "A role that may do too much.")
    void aCallMoreOrLessThanThePolicyIsFound(Service service) throws IOException {
        List<String> policy = policy(service);
        List<String> more = new ArrayList<>(policy);
        more.add("UpdateItem NOBODY#*");
        List<String> less = policy.subList(1, policy.size());

        assertIsAllOf(service, policy);
        assertThatThrownBy(() -> assertIsAllOf(service, more))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("UpdateItem NOBODY#*");
        assertThatThrownBy(() -> assertIsAllOf(service, less))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(policy.getFirst());
    }

    @ParameterizedTest
    @EnumSource
    @Case(id = "A41", sentence = "A role that may do too much.")
    void theTemplateAllowsThatAndNothingElse(Service service) throws IOException {
        assertThat(allowed(Synthesised.of("staging", Map.of("start", "managed")), service))
                .containsExactlyElementsOf(policy(service));
    }

    /** What is rehearsed before a snapshot never reaches the table. */
    @ParameterizedTest
    @EnumSource
    @Case(id = "A41", sentence = "A role that may do too much.")
    void aFunctionThatIsFrozenMayDoNoMore(Service service) throws IOException {
        assertThat(allowed(Synthesised.of("staging"), service))
                .containsExactlyElementsOf(policy(service));
    }

    @Test
    @Case(id = "A41", sentence = "A role that may do too much.")
    void nobodyScansAndTheWebhookReadsNoQuotes() {
        for (Service service : Service.values()) {
            assertThat(allowed(Synthesised.of("staging"), service))
                    .noneMatch(line -> line.contains("Scan") || line.endsWith(" *"));
        }
        assertThat(allowed(Synthesised.of("staging"), Service.WEBHOOK))
                .isNotEmpty()
                .filteredOn(line -> line.endsWith(" QUOTE#*"))
                .containsExactly("UpdateItem QUOTE#*");
    }

    @Test
    @Case(id = "A41", sentence = "A role that may do too much.")
    void theFunctionForQuotesKnowsNeitherSessionsNorUsers() {
        assertThat(allowed(Synthesised.of("staging", Map.of("start", "managed")), Service.QUOTE))
                .isNotEmpty()
                .allMatch(line -> line.matches("[A-Za-z]+ (CATALOG|(QUOTE|CART|LIMIT)#\\*)"));
    }

    private static void assertIsAllOf(Service service, List<String> done) throws IOException {
        assertThat(policy(service))
                .as("the policy of %s against what its tests did", service.title())
                .containsExactlyElementsOf(done);
    }

    private static List<String> policy(Service service) throws IOException {
        return Files.readAllLines(POLICIES.resolve(TableAccess.file(service)));
    }

    private static String record(Service service) {
        return "table-calls" + service.room().map("-"::concat).orElse("") + ".txt";
    }

    /** Each allowed pair of action and partitions; a statement without partitions allows all. */
    private static Set<String> allowed(Synthesised stack, Service service) {
        Set<String> allowed = new TreeSet<>();
        for (JsonNode statement : stack.statements(service.name().toLowerCase(Locale.ROOT))) {
            JsonNode keys = statement.at("/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys");
            for (String action : Synthesised.texts(statement.path("Action"))) {
                if (action.startsWith("dynamodb:")) {
                    Set<String> partitions =
                            keys.isMissingNode() ? Set.of("*") : Synthesised.texts(keys);
                    partitions.forEach(
                            partition ->
                                    allowed.add(
                                            action.substring("dynamodb:".length())
                                                    + " "
                                                    + partition));
                }
            }
        }
        return allowed;
    }
}
