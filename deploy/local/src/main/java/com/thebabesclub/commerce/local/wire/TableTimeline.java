package com.thebabesclub.commerce.local.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.local.LocalTable;
import com.thebabesclub.commerce.local.wire.TimelineEntry.Source;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the table tells of a session: its quote, and what each commit changed of its order. */
final class TableTimeline {

    private final LocalTable table;

    TableTimeline(LocalTable table) {
        this.table = table;
    }

    /** The item that guards the session; a missing node where the table has none. */
    JsonNode pointer(String sessionId) {
        return table.documents("SESSION#" + sessionId).stream()
                .filter(item -> sort(item).equals("METADATA"))
                .findFirst()
                .map(JsonNode.class::cast)
                .orElseGet(MissingNode::getInstance);
    }

    Stream<TimelineEntry> entries(String sessionId, JsonNode pointer) {
        return Stream.concat(
                quote(pointer.path("quoteSignature").asText()).stream(),
                table.documents("TIMELINE#" + sessionId).stream().flatMap(TableTimeline::entry));
    }

    private Optional<TimelineEntry> quote(String signature) {
        if (signature.isEmpty()) {
            return Optional.empty();
        }
        return table.documents("QUOTE#" + signature).stream()
                .filter(item -> sort(item).equals("CACHE"))
                .findFirst()
                .map(
                        quote ->
                                new TimelineEntry(
                                        Instant.ofEpochSecond(quote.path("issuedAt").asLong()),
                                        Source.QUOTE,
                                        "Cart quoted",
                                        quote));
    }

    /** Commits, notes and acts all say when. */
    private static Stream<TimelineEntry> entry(ObjectNode item) {
        return item.path("at").isTextual()
                ? Stream.of(
                        new TimelineEntry(
                                Instant.parse(item.path("at").asText()),
                                Source.FACT,
                                title(item),
                                item))
                : Stream.empty();
    }

    private static String title(ObjectNode item) {
        if (item.has("text")) {
            return "Note";
        }
        List<String> kinds =
                StreamSupport.stream(item.path("changes").spliterator(), false)
                        .map(change -> change.path("kind").asText())
                        .distinct()
                        .toList();
        return kinds.isEmpty()
                ? item.path("act").asText("Commit")
                : kinds.stream().collect(Collectors.joining(", "));
    }

    private static String sort(ObjectNode item) {
        return item.path("SK").asText();
    }
}
