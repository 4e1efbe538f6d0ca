package com.thebabesclub.commerce.table.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.thebabesclub.commerce.aws.Loopback;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** The same request through the SDK's client and ours, as it arrives. */
class RequestJsonTest {

    private static final int CASES = 100;
    private static final JsonMapper JSON = new JsonMapper();

    private final RandomItems random = new RandomItems(815);
    private Loopback table;
    private DynamoDbAsyncClient theirs;
    private WireClient ours;

    @BeforeEach
    void start() throws IOException {
        table = Loopback.answering(_ -> Loopback.ok("{}"));
        theirs = Clients.theirs(table.address());
        ours = Clients.ours(table.address());
    }

    @AfterEach
    void stop() throws IOException {
        theirs.close();
        ours.close();
        table.close();
    }

    @Test
    void itemsAreWrittenAsTheSdkWritesThem() throws IOException {
        for (int i = 0; i < CASES; i++) {
            Map<String, AttributeValue> item = random.item(random.text(), random.text());
            same(client -> client.putItem(r -> r.tableName("t").item(item)));
        }
    }

    @Test
    void everyOperationIsWrittenAsTheSdkWritesIt() throws IOException {
        Map<String, AttributeValue> item = random.item("p", "s");
        Map<String, String> names = Map.of("#a", "a", "#b", random.text());
        KeysAndAttributes keys =
                KeysAndAttributes.builder().keys(List.of(item, item)).consistentRead(false).build();
        TransactWriteItem put =
                TransactWriteItem.builder()
                        .put(p -> p.tableName("t").item(item).expressionAttributeNames(names))
                        .build();
        TransactWriteItem delete =
                TransactWriteItem.builder().delete(d -> d.tableName("t").key(item)).build();

        same(client -> client.getItem(r -> r.tableName("t").key(item).consistentRead(true)));
        same(client -> client.getItem(r -> r.tableName("t").key(Map.of())));
        same(client -> client.deleteItem(r -> r.key(item).returnValues(ReturnValue.ALL_OLD)));
        same(
                client ->
                        client.updateItem(
                                r ->
                                        r.tableName("t")
                                                .key(item)
                                                .updateExpression("SET #a = :a")
                                                .expressionAttributeNames(names)
                                                .expressionAttributeValues(item)));
        same(
                client ->
                        client.query(
                                r ->
                                        r.limit(17)
                                                .scanIndexForward(false)
                                                .exclusiveStartKey(item)
                                                .returnConsumedCapacity(
                                                        ReturnConsumedCapacity.TOTAL)));
        same(client -> client.scan(r -> r.tableName("t").limit(3).exclusiveStartKey(item)));
        same(client -> client.batchGetItem(r -> r.requestItems(Map.of("t", keys))));
        same(
                client ->
                        client.transactWriteItems(
                                r -> r.transactItems(put, delete).clientRequestToken("token")));
    }

    /** So that a transaction that is sent twice happens once. */
    @Test
    void allAttemptsAtATransactionHaveOneToken() throws IOException {
        try (Loopback busy =
                        Loopback.answering(
                                e ->
                                        e.number() < 3
                                                ? Loopback.answer(500, "", "")
                                                : Loopback.ok("{}"));
                WireClient client = Clients.ours(busy.address())) {
            client.transactWriteItems(r -> r.transactItems(List.of())).join();
            client.transactWriteItems(r -> r.transactItems(List.of())).join();

            List<String> tokens =
                    busy.requests().stream()
                            .map(request -> body(request).path("ClientRequestToken").asText())
                            .toList();
            assertThat(tokens).hasSize(4).doesNotContain("");
            assertThat(tokens.subList(0, 3)).containsOnly(tokens.getFirst());
            assertThat(tokens.getLast()).isNotEqualTo(tokens.getFirst());
        }
    }

    private void same(Function<DynamoDbAsyncClient, CompletableFuture<?>> call) {
        call.apply(theirs).join();
        call.apply(ours).join();

        String expected = table.requests().get(table.requests().size() - 2);
        String found = table.requests().getLast();
        assertThat(body(found)).isEqualTo(body(expected));
        for (String header :
                List.of("host", "content-type", "content-length", "x-amz-target", "x-amz-date")) {
            String value = header(found, header);
            if (header.equals("x-amz-date")) {
                assertThat(value).hasSameSizeAs(header(expected, header));
            } else {
                assertThat(value).as(header).isEqualTo(header(expected, header));
            }
        }
        assertThat(signedHeaders(found)).isNotEmpty();
        assertThat(header(found, "accept-encoding")).isEmpty();
    }

    private static String signedHeaders(String request) {
        String authorization = header(request, "authorization");
        return authorization.substring(authorization.indexOf("SignedHeaders="));
    }

    private static String header(String request, String name) {
        String head = request.substring(0, request.indexOf("\r\n\r\n"));
        for (String line : head.split("\r\n", -1)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(name + ":")) {
                return line.substring(name.length() + 1).strip();
            }
        }
        return "";
    }

    private static JsonNode body(String request) {
        try {
            return JSON.readTree(request.substring(request.indexOf("\r\n\r\n") + 4));
        } catch (JsonProcessingException e) {
            throw new AssertionError(request, e);
        }
    }
}
