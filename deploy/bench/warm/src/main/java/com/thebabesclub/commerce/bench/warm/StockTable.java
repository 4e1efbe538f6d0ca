package com.thebabesclub.commerce.bench.warm;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * The table as anybody would call it: the SDK's own client as it comes, and requests of the number,
 * kind and size of ours. Made where it is asked for first, which is in the bare process alone.
 */
@Singleton
final class StockTable {

    private static final String NAME = "bench";
    private static final String KEY = "x".repeat(120);
    private static final String TEXT = "x".repeat(20);

    private final DynamoDbAsyncClient client = DynamoDbAsyncClient.create();

    /** What a quote of a known cart takes: its item and the limit of its address, at once. */
    CompletableFuture<Void> quote() {
        return CompletableFuture.allOf(
                client.putItem(request -> request.tableName(NAME).item(quoteItem())),
                client.updateItem(
                        request ->
                                request.tableName(NAME)
                                        .key(key())
                                        .updateExpression(
                                                "SET #a = :v0, #b = :v1 ADD #day :v2, #h12 :v3")
                                        .expressionAttributeNames(
                                                Map.of(
                                                        "#a", "a", "#b", "b", "#day", "day", "#h12",
                                                        "h12"))
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":v0", text(),
                                                        ":v1", number(),
                                                        ":v2", number(),
                                                        ":v3", number()))
                                        .returnValues("ALL_NEW")));
    }

    /** What a delivery takes, one after the other: its ledger, its session, and both written. */
    CompletableFuture<Void> delivery() {
        return client.getItem(request -> request.tableName(NAME).key(key()).consistentRead(true))
                .thenCompose(
                        _ ->
                                client.query(
                                        request ->
                                                request.tableName(NAME)
                                                        .consistentRead(true)
                                                        .keyConditionExpression("#PK = :v0")
                                                        .expressionAttributeNames(
                                                                Map.of("#PK", "PK"))
                                                        .expressionAttributeValues(
                                                                Map.of(":v0", text()))))
                .thenCompose(
                        _ ->
                                client.transactWriteItems(
                                        request ->
                                                request.transactItems(
                                                        update(), update(), update())))
                .thenApply(_ -> null);
    }

    private static TransactWriteItem update() {
        Map<String, String> names = new HashMap<>();
        Map<String, AttributeValue> values = new HashMap<>();
        StringBuilder expression = new StringBuilder("SET ");
        for (int i = 0; i < 8; i++) {
            names.put("#attribute" + i, "attribute" + i);
            values.put(":v" + i, text());
            expression.append(i == 0 ? "" : ", ").append("#attribute" + i + " = :v" + i);
        }
        return TransactWriteItem.builder()
                .update(
                        Update.builder()
                                .tableName(NAME)
                                .key(key())
                                .updateExpression(expression.toString())
                                .conditionExpression("attribute_not_exists(#attribute0)")
                                .expressionAttributeNames(names)
                                .expressionAttributeValues(values)
                                .build())
                .build();
    }

    private static Map<String, AttributeValue> quoteItem() {
        Map<String, AttributeValue> item = new HashMap<>(key());
        for (int i = 0; i < 10; i++) {
            item.put("attribute" + i, i % 2 == 0 ? text() : number());
        }
        item.put("items", AttributeValue.fromL(List.of(line(), line())));
        item.put("bundles", AttributeValue.fromL(List.of(line())));
        return item;
    }

    private static AttributeValue line() {
        Map<String, AttributeValue> line = new HashMap<>();
        for (int i = 0; i < 8; i++) {
            line.put("field" + i, i % 2 == 0 ? text() : number());
        }
        return AttributeValue.fromM(line);
    }

    private static Map<String, AttributeValue> key() {
        return Map.of("PK", AttributeValue.fromS(KEY), "SK", text());
    }

    private static AttributeValue text() {
        return AttributeValue.fromS(TEXT);
    }

    private static AttributeValue number() {
        return AttributeValue.fromN("1795608000");
    }
}
