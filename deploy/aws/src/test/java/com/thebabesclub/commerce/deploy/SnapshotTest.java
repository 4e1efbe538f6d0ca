package com.thebabesclub.commerce.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Whoever changes the stack sees in the diff what that changes in AWS. The snapshots are written
 * anew by {@code -Dsnapshots=write}.
 */
class SnapshotTest {

    private static final Path FOLDER = Path.of("src/test/resources/snapshots");

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

    @ParameterizedTest
    @ValueSource(strings = {"staging", "prod"})
    void theTemplateIsAsItWasSeenLast(String environment) throws IOException {
        String now = normalised(Synthesised.of(environment));
        Path snapshot = FOLDER.resolve(environment + ".json");
        if (Objects.equals(System.getProperty("snapshots"), "write")) {
            Files.writeString(snapshot, now);
        }

        assertThat(now).isEqualTo(Files.readString(snapshot));
    }

    /**
     * Without what changes with the functions' code, and without the table's part of the policies,
     * which stands in files of its own.
     */
    private static String normalised(Synthesised stack) throws JsonProcessingException {
        JsonNode template = stack.template().deepCopy();
        for (JsonNode resource : template.path("Resources")) {
            Iterator<JsonNode> statements =
                    resource.at("/Properties/PolicyDocument/Statement").iterator();
            while (statements.hasNext()) {
                if (statements.next().path("Action").toString().contains("dynamodb:")) {
                    statements.remove();
                }
            }
        }
        TreeMap<?, ?> sorted = JSON.convertValue(template, TreeMap.class);
        return JSON.writeValueAsString(sorted)
                        .replaceAll("[0-9a-f]{64}", "<asset>")
                        .replaceAll("(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}", "$1<code>")
                        .replaceAll("(Deployment[0-9A-F]{8})[0-9a-f]{32}", "$1<routes>")
                + "\n";
    }
}
