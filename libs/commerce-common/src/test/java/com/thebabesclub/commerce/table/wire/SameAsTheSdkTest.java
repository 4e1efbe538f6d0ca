package com.thebabesclub.commerce.table.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thebabesclub.commerce.testing.LocalTable;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Each operation and each error through both clients, on the same table. */
class SameAsTheSdkTest {

    private static final int ITEMS = 150;
    private static final String TAKEN = "attribute_not_exists(PK)";

    private static LocalTable local;
    private static DynamoDbAsyncClient theirs;
    private static WireClient ours;

    private final RandomItems random = new RandomItems(4711);

    @BeforeAll
    static void create() {
        local = LocalTable.create();
        theirs = local.tap().direct();
        ours = Clients.ours(LocalTable.endpoint());
    }

    @AfterAll
    static void close() {
        ours.close();
    }

    @Test
    void whatOneWritesTheOtherReads() {
        for (int i = 0; i < ITEMS; i++) {
            Map<String, AttributeValue> item = random.item("item", "" + i);
            put(theirs, item);
            Map<String, AttributeValue> stored = get(theirs, item);
            put(ours, item);

            assertThat(get(theirs, item)).isEqualTo(stored);
            assertThat(get(ours, item)).isEqualTo(stored);
            same(client -> client.getItem(r -> r.tableName(local.name()).key(key(item))));
        }
        same(client -> client.getItem(r -> r.tableName(local.name()).key(key("no", "item"))));
    }

    @Test
    void writesAnswerTheSame() {
        for (int i = 0; i < ITEMS / 3; i++) {
            Map<String, AttributeValue> before = random.item("writes", "x");
            Map<String, AttributeValue> after = random.item("writes", "x");
            AttributeValue value = AttributeValue.fromM(random.item("a", "b"));
            ReturnValue[] returned = {ReturnValue.ALL_OLD, ReturnValue.NONE};
            ReturnValue each = returned[random.number(2)];

            same(before, client -> put(client, after, each));
            same(before, client -> update(client, key(before), value));
            same(
                    before,
                    client ->
                            client.deleteItem(
                                    r ->
                                            r.tableName(local.name())
                                                    .key(key(before))
                                                    .returnValues(each)));
        }
    }

    @Test
    void pagesAreTheSame() {
        for (int i = 0; i < 25; i++) {
            put(theirs, random.item("page", "s" + (i + 10)));
        }
        Map<String, AttributeValue> page = Map.of(":pk", AttributeValue.fromS("page"));

        same(client -> query(client, page, 10, Map.of()));
        same(client -> query(client, page, 100, Map.of()));
        same(client -> query(client, page, 10, key("page", "s20")));
        same(client -> query(client, Map.of(":pk", AttributeValue.fromS("none")), 10, Map.of()));
        same(client -> client.scan(r -> r.tableName(local.name()).limit(7)));
        assertThat(local.dump()).hasSizeGreaterThan(20);
    }

    @Test
    void batchesAreTheSame() {
        List<Map<String, AttributeValue>> keys = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Map<String, AttributeValue> item = random.item("batch", "" + i);
            keys.add(key(item));
            if (i % 2 == 0) {
                put(ours, item);
            }
        }
        same(
                client ->
                        client.batchGetItem(
                                r ->
                                        r.returnConsumedCapacity(ReturnConsumedCapacity.INDEXES)
                                                .requestItems(
                                                        Map.of(
                                                                local.name(),
                                                                KeysAndAttributes.builder()
                                                                        .keys(keys)
                                                                        .consistentRead(true)
                                                                        .build()))));
    }

    @Test
    void aRefusedWriteTellsTheSame() {
        for (int i = 0; i < ITEMS / 3; i++) {
            Map<String, AttributeValue> item = random.item("refused", "x");
            put(theirs, item);

            sameFailure(
                    client ->
                            client.putItem(
                                    r ->
                                            r.tableName(local.name())
                                                    .item(item)
                                                    .conditionExpression(TAKEN)
                                                    .returnValuesOnConditionCheckFailure(
                                                            ReturnValuesOnConditionCheckFailure
                                                                    .ALL_OLD)));
            sameFailure(
                    client ->
                            client.deleteItem(
                                    r ->
                                            r.tableName(local.name())
                                                    .key(key(item))
                                                    .conditionExpression(TAKEN)));
        }
    }

    @Test
    void transactionsAreTheSame() {
        Map<String, AttributeValue> taken = random.item("transaction", "taken");
        put(theirs, taken);
        TransactWriteItem refused = transactionPut(taken, TAKEN);
        TransactWriteItem fine = transactionPut(random.item("transaction", "new"), TAKEN);
        TransactWriteItem check =
                TransactWriteItem.builder()
                        .conditionCheck(
                                c ->
                                        c.tableName(local.name())
                                                .key(key(taken))
                                                .conditionExpression("attribute_exists(PK)"))
                        .build();

        sameFailure(client -> client.transactWriteItems(r -> r.transactItems(fine, refused)));
        sameFailure(client -> client.transactWriteItems(r -> r.transactItems(check, check)));
        same(client -> client.transactWriteItems(r -> r.transactItems(check)));
        ours.transactWriteItems(
                        r ->
                                r.transactItems(
                                        check, transactionPut(item("transaction", "x"), TAKEN)))
                .join();
        assertThat(get(theirs, item("transaction", "x"))).isEqualTo(item("transaction", "x"));
    }

    @Test
    void whatDynamoDbDoesNotTakeFailsTheSame() {
        Map<String, AttributeValue> item = item("a", "b");

        sameFailure(client -> client.getItem(r -> r.tableName("there-is-none").key(key(item))));
        sameFailure(client -> client.getItem(r -> r.tableName(local.name()).key(Map.of())));
        sameFailure(client -> client.getItem(r -> r.tableName(local.name())));
        sameFailure(
                client ->
                        client.putItem(
                                r ->
                                        r.tableName(local.name())
                                                .item(
                                                        Map.of(
                                                                "PK",
                                                                AttributeValue.builder()
                                                                        .build()))));
        sameFailure(
                client ->
                        client.query(
                                r ->
                                        r.tableName(local.name())
                                                .keyConditionExpression("this is no expression")));
        sameFailure(client -> put(client, item("x".repeat(5000), "too long"), ReturnValue.NONE));
        sameFailure(client -> client.transactWriteItems(r -> r.transactItems(List.of())));
    }

    private static TransactWriteItem transactionPut(
            Map<String, AttributeValue> item, String condition) {
        return TransactWriteItem.builder()
                .put(
                        p ->
                                p.tableName(local.name())
                                        .item(item)
                                        .conditionExpression(condition)
                                        .returnValuesOnConditionCheckFailure(
                                                ReturnValuesOnConditionCheckFailure.ALL_OLD))
                .build();
    }

    private static CompletableFuture<? extends SdkPojo> query(
            DynamoDbAsyncClient client,
            Map<String, AttributeValue> values,
            int most,
            Map<String, AttributeValue> after) {
        return client.query(
                r -> {
                    r.tableName(local.name())
                            .keyConditionExpression("PK = :pk")
                            .expressionAttributeValues(values)
                            .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                            .scanIndexForward(false)
                            .limit(most);
                    if (!after.isEmpty()) {
                        r.exclusiveStartKey(after);
                    }
                });
    }

    private static CompletableFuture<? extends SdkPojo> put(
            DynamoDbAsyncClient client, Map<String, AttributeValue> item, ReturnValue returned) {
        return client.putItem(r -> r.tableName(local.name()).item(item).returnValues(returned));
    }

    private static CompletableFuture<? extends SdkPojo> update(
            DynamoDbAsyncClient client, Map<String, AttributeValue> key, AttributeValue value) {
        return client.updateItem(
                r ->
                        r.tableName(local.name())
                                .key(key)
                                .updateExpression("SET #v = :v ADD #n :n")
                                .expressionAttributeNames(Map.of("#v", "a value", "#n", "a number"))
                                .expressionAttributeValues(
                                        Map.of(":v", value, ":n", AttributeValue.fromN("17")))
                                .returnValues(ReturnValue.ALL_NEW));
    }

    private static void put(DynamoDbAsyncClient client, Map<String, AttributeValue> item) {
        put(client, item, ReturnValue.NONE).join();
    }

    private static Map<String, AttributeValue> get(
            DynamoDbAsyncClient client, Map<String, AttributeValue> item) {
        return client.getItem(r -> r.tableName(local.name()).key(key(item)).consistentRead(true))
                .join()
                .item();
    }

    /** Twice from the same item, which must be the same afterwards. */
    private static void same(
            Map<String, AttributeValue> before,
            Function<DynamoDbAsyncClient, CompletableFuture<? extends SdkPojo>> call) {
        put(theirs, before);
        SdkPojo expected = call.apply(theirs).join();
        Map<String, AttributeValue> left = get(theirs, before);
        put(theirs, before);

        assertThat(call.apply(ours).join().equalsBySdkFields(expected)).isTrue();
        assertThat(get(theirs, before)).isEqualTo(left);
    }

    private static void same(
            Function<DynamoDbAsyncClient, CompletableFuture<? extends SdkPojo>> call) {
        SdkPojo expected = call.apply(theirs).join();
        SdkPojo found = call.apply(ours).join();

        assertThat(found.equalsBySdkFields(expected)).as("%s%n%s", found, expected).isTrue();
    }

    private static void sameFailure(
            Function<DynamoDbAsyncClient, CompletableFuture<? extends SdkPojo>> call) {
        AwsServiceException expected = failure(call.apply(theirs));
        AwsServiceException found = failure(call.apply(ours));

        assertThat(found).hasSameClassAs(expected);
        assertThat(found.statusCode()).isEqualTo(expected.statusCode());
        assertThat(found.awsErrorDetails().errorCode())
                .isEqualTo(expected.awsErrorDetails().errorCode());
        assertThat(found.awsErrorDetails().errorMessage())
                .isEqualTo(expected.awsErrorDetails().errorMessage());
        assertThat(found.requestId()).hasSameSizeAs(expected.requestId());
        assertThat(withoutRequestId(found)).isEqualTo(withoutRequestId(expected));
        for (SdkField<?> member : ((SdkPojo) expected).sdkFields()) {
            assertThat(member.getValueOrDefault(found))
                    .isEqualTo(member.getValueOrDefault(expected));
        }
    }

    private static String withoutRequestId(AwsServiceException failure) {
        return String.valueOf(failure.getMessage())
                .replace(failure.requestId(), "…")
                .replaceAll(" \\(SDK Attempt Count: .*", "");
    }

    private static AwsServiceException failure(CompletableFuture<?> call) {
        CompletionException failed =
                catchThrowableOfType(CompletionException.class, () -> call.join());
        assertThat(failed).hasCauseInstanceOf(AwsServiceException.class);
        return (AwsServiceException) Objects.requireNonNull(failed.getCause());
    }

    private static Map<String, AttributeValue> item(String pk, String sk) {
        return key(pk, sk);
    }

    private static Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
        return Map.of("PK", value(item, "PK"), "SK", value(item, "SK"));
    }

    private static AttributeValue value(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name));
    }

    private static Map<String, AttributeValue> key(String pk, String sk) {
        return Map.of("PK", AttributeValue.fromS(pk), "SK", AttributeValue.fromS(sk));
    }
}
