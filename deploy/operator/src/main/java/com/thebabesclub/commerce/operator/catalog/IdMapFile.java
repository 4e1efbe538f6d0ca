package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.sync.command.UsageException;

import io.micronaut.core.type.Argument;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.micronaut.serde.jackson.JacksonObjectMapper;
import io.micronaut.serde.jackson.SerdeJacksonConfiguration;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads and writes the map of ids, which is indented: people read it, and compare versions. */
@Singleton
public final class IdMapFile {

    /** Stripe takes no more than eight digits for most currencies. */
    private static final long MOST = 99_999_999;

    private static final Argument<JsonNode> TREE = Argument.of(JsonNode.class);

    private static final Argument<Map<String, IdMapEntry>> ENTRIES =
            Argument.mapOf(String.class, IdMapEntry.class);

    private final JacksonObjectMapper json;

    IdMapFile(JacksonObjectMapper json) {
        SerdeJacksonConfiguration indented = new SerdeJacksonConfiguration();
        indented.setPrettyPrint(true);
        this.json = json.cloneWithConfiguration(indented);
    }

    /**
     * The map in this file; an empty one where there is none.
     *
     * @throws UsageException where it cannot be read, with a sentence that says why
     */
    public IdMap read(Path file) {
        if (!Files.exists(file)) {
            return IdMap.EMPTY;
        }
        SortedMap<String, IdMap.Entry> entries = new TreeMap<>();
        tree(file)
                .entries()
                .forEach(
                        field ->
                                entries.put(
                                        field.getKey(),
                                        entry(field.getValue())
                                                .orElseThrow(
                                                        () -> withoutIds(file, field.getKey()))));
        return new IdMap(entries);
    }

    /**
     * Written whole or not at all.
     *
     * @throws UsageException where it cannot be written
     */
    void write(IdMap map, Path file) {
        Path whole = file.toAbsolutePath();
        Path draft = whole.resolveSibling(whole.getFileName() + ".new");
        try {
            Files.writeString(draft, text(map), StandardCharsets.UTF_8);
            Files.move(
                    draft,
                    whole,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UsageException(
                    file + " cannot be written. Stripe is as it should be: run it again.", e);
        }
    }

    private String text(IdMap map) throws IOException {
        Map<String, IdMapEntry> entries = new TreeMap<>();
        map.entries().forEach((name, entry) -> entries.put(name, IdMapEntry.of(entry)));
        return json.writeValueAsString(ENTRIES, entries) + "\n";
    }

    private JsonNode tree(Path file) {
        String text = content(file);
        try {
            return Optional.ofNullable(json.readValue(text, TREE))
                    .filter(JsonNode::isObject)
                    .orElseThrow(
                            () ->
                                    new UsageException(
                                            file
                                                    + " should be a JSON object: repair it, or move it away."));
        } catch (IOException e) {
            throw new UsageException(file + " is not JSON: repair it, or move it away.", e);
        }
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read.", e);
        }
    }

    private Optional<IdMap.Entry> entry(JsonNode node) {
        try {
            return Optional.ofNullable(json.readValueFromTree(node, IdMapEntry.class))
                    .flatMap(IdMapEntry::entry);
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private static UsageException withoutIds(Path file, String name) {
        return new UsageException(
                "%s: %s should have a productId and a priceId, and an amount that Stripe takes, if any."
                        .formatted(file, name));
    }

    /** An entry as it stands in the file, which a person may have written. */
    @Serdeable
    record IdMapEntry(
            @Nullable String productId,
            @Nullable String priceId,
            @Nullable Long amount,
            @Nullable String currency) {

        static IdMapEntry of(IdMap.Entry entry) {
            return new IdMapEntry(
                    entry.productId(),
                    entry.priceId(),
                    entry.amount(),
                    entry.currency().toUpperCase(Locale.ROOT));
        }

        /** The entry; empty where an id is missing or the amount is none. */
        Optional<IdMap.Entry> entry() {
            if (productId == null || priceId == null || !isAmount()) {
                return Optional.empty();
            }
            return Optional.of(
                    new IdMap.Entry(
                            productId,
                            priceId,
                            amount == null ? 0 : amount,
                            currency == null ? "" : currency));
        }

        /** The reader makes the largest long of what is larger. */
        private boolean isAmount() {
            return amount == null || (amount >= 0 && amount <= MOST);
        }
    }
}
