package com.thebabesclub.commerce.sync.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.commerce.sync.command.WrongUse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which product and price at Stripe a sku is: {@code stripe-id-map.json}, in the form that the
 * owner's importer wrote.
 *
 * @param entries by sku, or by sku and variant with a colon between
 */
record IdMap(SortedMap<String, Entry> entries) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static final IdMap EMPTY = new IdMap(Collections.emptySortedMap());

    /**
     * An entry.
     *
     * @param amount minor units
     * @param currency in upper case, as the owner has it
     */
    record Entry(String productId, String priceId, long amount, String currency) {}

    IdMap {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** The map in this file; an empty one where there is none. */
    static IdMap read(Path file) {
        if (!Files.exists(file)) {
            return EMPTY;
        }
        try {
            return parse(JSON.readTree(Files.readString(file)), file);
        } catch (JsonProcessingException e) {
            throw new WrongUse(file + " is not JSON: repair it, or move it away.", e);
        } catch (IOException e) {
            throw new WrongUse(file + " cannot be read.", e);
        }
    }

    /** Written whole or not at all. */
    void write(Path file) {
        Path whole = file.toAbsolutePath();
        Path draft = whole.resolveSibling(whole.getFileName() + ".new");
        try {
            Files.writeString(draft, json(), StandardCharsets.UTF_8);
            Files.move(
                    draft,
                    whole,
                    StandardCopyOption.REPLACE_EXISTING,
                    StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new WrongUse(
                    file + " cannot be written. Stripe is as it should be: run it again.", e);
        }
    }

    String json() {
        ObjectNode map = JSON.createObjectNode();
        entries.forEach(
                (name, entry) ->
                        map.putObject(name)
                                .put("productId", entry.productId())
                                .put("priceId", entry.priceId())
                                .put("amount", entry.amount())
                                .put("currency", entry.currency().toUpperCase(Locale.ROOT)));
        return map.toPrettyString() + "\n";
    }

    private static IdMap parse(JsonNode json, Path file) {
        SortedMap<String, Entry> entries = new TreeMap<>();
        for (Map.Entry<String, JsonNode> field : json.properties()) {
            JsonNode entry = field.getValue();
            if (!entry.path("productId").isTextual() || !entry.path("priceId").isTextual()) {
                throw new WrongUse(
                        "%s: %s should have a productId and a priceId."
                                .formatted(file, field.getKey()));
            }
            entries.put(
                    field.getKey(),
                    new Entry(
                            entry.path("productId").textValue(),
                            entry.path("priceId").textValue(),
                            entry.path("amount").asLong(),
                            entry.path("currency").asText()));
        }
        if (!json.isObject()) {
            throw new WrongUse(file + " should be a JSON object: repair it, or move it away.");
        }
        return new IdMap(entries);
    }
}
