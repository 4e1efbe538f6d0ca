package com.thebabesclub.commerce.packaging.training;

import com.thebabesclub.commerce.testing.LocalTable;

import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;

/** A catalogue of the training's own, published as the operator would: see docs/table.md. */
final class TrainingCatalog {

    private TrainingCatalog() {}

    static void publish(LocalTable table) throws IOException {
        Map<String, AttributeValue> version =
                Map.of(
                        "PK", AttributeValue.fromS("CATALOG"),
                        "version", AttributeValue.fromN("1"),
                        "digest", AttributeValue.fromS("of-the-training"),
                        "publishedAt", AttributeValue.fromN("1767225600"));
        put(table, version, Map.of("SK", AttributeValue.fromS("CURRENT")));
        put(
                table,
                version,
                Map.of(
                        "SK", AttributeValue.fromS("V#0000000001"),
                        "json", AttributeValue.fromB(SdkBytes.fromByteArray(compressed()))));
    }

    private static void put(
            LocalTable table, Map<String, AttributeValue> some, Map<String, AttributeValue> more) {
        Map<String, AttributeValue> item = new HashMap<>(some);
        item.putAll(more);
        table.tap().direct().putItem(request -> request.tableName(table.name()).item(item)).join();
    }

    private static byte[] compressed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream json =
                        Objects.requireNonNull(
                                TrainingCatalog.class.getResourceAsStream(
                                        "/training-catalog.json"));
                OutputStream gzip = new GZIPOutputStream(bytes)) {
            json.transferTo(gzip);
        }
        return bytes.toByteArray();
    }
}
