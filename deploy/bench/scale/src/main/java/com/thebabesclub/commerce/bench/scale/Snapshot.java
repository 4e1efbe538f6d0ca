package com.thebabesclub.commerce.bench.scale;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a table has, but for what tells when it was written: two tables that were filled at other
 * times can be compared.
 */
record Snapshot(Map<String, String> items) {

    /** DynamoDB Local fails at a full page of so large a table. */
    private static final int PAGE = 500;

    private static final Set<String> WHEN =
            Set.of(
                    "at",
                    "since",
                    "claimedUntil",
                    "completedAt",
                    "expiresAt",
                    "recordedAt",
                    "syncedAt",
                    "updatedAt");

    static Snapshot of(DynamoDbAsyncClient client, String table) {
        Map<String, String> items = new TreeMap<>();
        client.scanPaginator(request -> request.tableName(table).limit(PAGE).consistentRead(true))
                .items()
                .subscribe(
                        item -> {
                            String partition = text(item, "PK");
                            if (!partition.equals("SYSTEM")) {
                                // The hour is when; the task is what.
                                String place = partition.startsWith("DUE#") ? "DUE#" : partition;
                                items.put(place + " / " + text(item, "SK"), without(item));
                            }
                        })
                .join();
        return new Snapshot(items);
    }

    /** How many keys begin with this. */
    long count(String prefix) {
        return items.keySet().stream().filter(key -> key.startsWith(prefix)).count();
    }

    /** How many items the other has not, or has otherwise, and the other way about. */
    long differences(Snapshot other) {
        return items.entrySet().stream()
                        .filter(item -> !item.getValue().equals(other.items.get(item.getKey())))
                        .count()
                + other.items.keySet().stream().filter(key -> !items.containsKey(key)).count();
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name)).s();
    }

    private static String without(Map<String, AttributeValue> map) {
        StringBuilder text = new StringBuilder("{");
        new TreeMap<>(map)
                .forEach(
                        (name, value) -> {
                            if (!WHEN.contains(name) && !name.equals("PK")) {
                                text.append(name).append('=').append(value(value)).append(';');
                            }
                        });
        return text.append('}').toString();
    }

    private static String value(AttributeValue value) {
        if (value.hasM()) {
            return without(value.m());
        }
        return value.hasL()
                ? value.l().stream().map(Snapshot::value).toList().toString()
                : value.toString();
    }
}
