package com.thebabesclub.commerce.local;

import com.fasterxml.jackson.databind.node.ObjectNode;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The stack's one table: made at the start with the pieces that the demo shop has, then read to
 * show what is in it. Nothing that is deployed scans for a request; this does, so that a person
 * sees all of a table in memory.
 */
public final class LocalTable implements AutoCloseable {

    private static final int MOST_SHOWN = 100;

    private final DynamoDbClient client;

    private LocalTable(DynamoDbClient client) {
        this.client = client;
    }

    public static LocalTable of(Ports ports) {
        return new LocalTable(
                DynamoDbClient.builder()
                        .endpointOverride(Ports.uri(ports.dynamoDb()))
                        .region(Region.US_EAST_1)
                        .credentialsProvider(
                                StaticCredentialsProvider.create(
                                        AwsBasicCredentials.create("local", "local")))
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .overrideConfiguration(
                                limits ->
                                        limits.apiCallTimeout(Duration.ofSeconds(20))
                                                .apiCallAttemptTimeout(Duration.ofSeconds(8)))
                        .build());
    }

    void create() {
        client.createTable(
                table ->
                        table.tableName(LocalSettings.TABLE)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .attributeDefinitions(List.of(definition("PK"), definition("SK")))
                                .keySchema(
                                        List.of(
                                                key("PK", KeyType.HASH),
                                                key("SK", KeyType.RANGE))));
    }

    /** As the shop's people would, piece by piece. */
    void putStock(Map<String, Integer> pieces) {
        pieces.forEach(
                (piece, count) ->
                        client.putItem(
                                put ->
                                        put.tableName(LocalSettings.TABLE)
                                                .item(
                                                        Map.of(
                                                                "PK", text("STOCK#" + piece),
                                                                "SK", text("METADATA"),
                                                                "put", number(count),
                                                                "available", number(count),
                                                                "version", number(1)))));
    }

    private static AttributeDefinition definition(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    /** The item under exactly this key. */
    public Optional<StoredItem> get(String pk, String sk) {
        Map<String, AttributeValue> item =
                client.getItem(
                                get ->
                                        get.tableName(LocalSettings.TABLE)
                                                .consistentRead(true)
                                                .key(Map.of("PK", text(pk), "SK", text(sk))))
                        .item();
        return item.isEmpty() ? Optional.empty() : Optional.of(StoredItem.of(item));
    }

    /** The first hundred items of a partition, in their order. */
    public List<StoredItem> query(String pk) {
        return query("PK = :pk", Map.of(":pk", text(pk)));
    }

    /** The first hundred items of a partition whose sort key starts so, in their order. */
    public List<StoredItem> query(String pk, String skPrefix) {
        return query(
                "PK = :pk and begins_with(SK, :sk)",
                Map.of(":pk", text(pk), ":sk", text(skPrefix)));
    }

    /** The same as {@link #query(String)}, as JSON with keys and attributes. */
    public List<ObjectNode> documents(String pk) {
        return items("PK = :pk", Map.of(":pk", text(pk))).map(ItemDocument::of).toList();
    }

    /**
     * The first items of the table in no order, as JSON with keys and attributes.
     *
     * @param most of them, which are read in one or more pages of a megabyte
     */
    public List<ObjectNode> scan(int most) {
        return client
                .scanPaginator(scan -> scan.tableName(LocalSettings.TABLE).consistentRead(true))
                .items()
                .stream()
                .limit(most)
                .map(ItemDocument::of)
                .toList();
    }

    private List<StoredItem> query(String condition, Map<String, AttributeValue> values) {
        return items(condition, values).map(StoredItem::of).toList();
    }

    private Stream<Map<String, AttributeValue>> items(
            String condition, Map<String, AttributeValue> values) {
        return client
                .query(
                        query ->
                                query.tableName(LocalSettings.TABLE)
                                        .consistentRead(true)
                                        .limit(MOST_SHOWN)
                                        .keyConditionExpression(condition)
                                        .expressionAttributeValues(values))
                .items()
                .stream();
    }

    @Override
    public void close() {
        client.close();
    }

    private static AttributeValue number(int value) {
        return AttributeValue.fromN(String.valueOf(value));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
