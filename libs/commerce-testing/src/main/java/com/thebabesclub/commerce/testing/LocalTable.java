package com.thebabesclub.commerce.testing;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A table of its own for a test, on DynamoDB Local. It is made without TTL, since DynamoDB Local
 * deletes by the wall clock.
 */
public final class LocalTable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final String name;
    private final DynamoDbTap tap;

    private LocalTable(String name, DynamoDbTap tap) {
        this.name = name;
        this.tap = tap;
    }

    /** A new, empty table with the SDK's own settings. */
    public static LocalTable create() {
        return create(client().build());
    }

    /** A new, empty table behind a client of the caller's, which is under test with it. */
    public static LocalTable create(DynamoDbAsyncClient client) {
        String name = "commerce-" + COUNT.incrementAndGet() + "-" + ProcessHandle.current().pid();
        try (DynamoDbAsyncClient maker = client().build()) {
            create(maker, name);
        }
        return new LocalTable(name, new DynamoDbTap(client));
    }

    private static void create(DynamoDbAsyncClient maker, String name) {
        maker.createTable(
                        request ->
                                request.tableName(name)
                                        .billingMode(BillingMode.PAY_PER_REQUEST)
                                        .attributeDefinitions(List.of(text("PK"), text("SK")))
                                        .keySchema(
                                                List.of(
                                                        key("PK", KeyType.HASH),
                                                        key("SK", KeyType.RANGE))))
                .join();
    }

    /** A builder that points at DynamoDB Local. */
    public static DynamoDbAsyncClientBuilder client() {
        return DynamoDbAsyncClient.builder()
                .endpointOverride(LocalDynamoDb.endpoint())
                .region(Region.US_EAST_1)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().maxConcurrency(200))
                .credentialsProvider(
                        StaticCredentialsProvider.create(
                                AwsBasicCredentials.create("local", "local")));
    }

    public String name() {
        return name;
    }

    /** Where another process finds the table. */
    public static URI endpoint() {
        return LocalDynamoDb.endpoint();
    }

    /** The client that the code under test gets; every call passes the {@link #tap()}. */
    public DynamoDbAsyncClient tapped() {
        return tap.client();
    }

    /**
     * The same for a whole service, as opposed to a fixture: what it does is written down, since it
     * is what the role of the service has to allow.
     */
    public DynamoDbAsyncClient served() {
        return TableCalls.watched(tapped());
    }

    /** {@link #served} for a context, where it takes the place of the framework's client. */
    public SuppliedTableClient servedBean() {
        return new SuppliedTableClient(served());
    }

    /** {@link #tapped} for a context, where it takes the place of the framework's client. */
    public SuppliedTableClient tappedBean() {
        return new SuppliedTableClient(tapped());
    }

    /** Properties with which the framework's own client talks to a DynamoDB on this machine. */
    public static Map<String, Object> clientProperties(URI dynamoDb) {
        return Map.of(
                "aws.region", "us-east-1",
                "aws.access-key-id", "local",
                "aws.secret-key", "local",
                "aws.services.dynamodb.endpoint-override", dynamoDb.toString());
    }

    public DynamoDbTap tap() {
        return tap;
    }

    /** All items by key, {@code PK / SK}, past the tap. */
    public Map<String, Map<String, AttributeValue>> dump() {
        Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
        tap.direct()
                .scanPaginator(request -> request.tableName(name).consistentRead(true))
                .items()
                .subscribe(item -> items.put(key(item, "PK") + " / " + key(item, "SK"), item))
                .join();
        return items;
    }

    /** The keys that begin so, past the tap; where a whole partition key is named, by a query. */
    public List<String> keys(String prefix) {
        int end = prefix.indexOf(" / ");
        return end < 0
                ? dump().keySet().stream().filter(key -> key.startsWith(prefix)).toList()
                : keysIn(prefix.substring(0, end), prefix.substring(end + 3));
    }

    private List<String> keysIn(String partition, String sortPrefix) {
        List<String> keys = new ArrayList<>();
        tap.direct()
                .queryPaginator(
                        request ->
                                request.tableName(name)
                                        .consistentRead(true)
                                        .keyConditionExpression("PK = :partition")
                                        .expressionAttributeValues(
                                                Map.of(
                                                        ":partition",
                                                        AttributeValue.fromS(partition))))
                .items()
                .subscribe(item -> keys.add(partition + " / " + key(item, "SK")))
                .join();
        return keys.stream().filter(key -> key.startsWith(partition + " / " + sortPrefix)).toList();
    }

    /** Loses this attribute of the items whose keys begin and end so, past the tap. */
    public void lose(String pkPrefix, String sk, String attribute) {
        keys(pkPrefix, sk)
                .forEach(
                        key ->
                                tap.direct()
                                        .updateItem(
                                                request ->
                                                        request.tableName(name)
                                                                .key(key)
                                                                .updateExpression("REMOVE #lost")
                                                                .expressionAttributeNames(
                                                                        Map.of("#lost", attribute)))
                                        .join());
    }

    /** Loses the items whose keys begin and end so, past the tap. */
    public void lose(String pkPrefix, String sk) {
        keys(pkPrefix, sk)
                .forEach(
                        key ->
                                tap.direct()
                                        .deleteItem(request -> request.tableName(name).key(key))
                                        .join());
    }

    private List<Map<String, AttributeValue>> keys(String pkPrefix, String sk) {
        return dump().values().stream()
                .filter(item -> key(item, "PK").startsWith(pkPrefix) && key(item, "SK").equals(sk))
                .map(item -> Map.of("PK", attribute(item, "PK"), "SK", attribute(item, "SK")))
                .toList();
    }

    private static AttributeDefinition text(String attribute) {
        return AttributeDefinition.builder()
                .attributeName(attribute)
                .attributeType(ScalarAttributeType.S)
                .build();
    }

    private static KeySchemaElement key(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    private static String key(Map<String, AttributeValue> item, String attribute) {
        return attribute(item, attribute).s();
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String attribute) {
        return Objects.requireNonNull(item.get(attribute));
    }
}
