package com.thebabesclub.commerce.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.LocalTable;

import io.micronaut.context.ApplicationContext;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

class CommerceTableTest {

    private static final Key KEY = Key.session("cs_test_1");
    private static final Key OTHER = Key.sessionLines("cs_test_1");

    private static ApplicationContext beans;
    private static LocalTable local;
    private CommerceTable table;

    @BeforeAll
    static void create() {
        beans = ApplicationContext.run(LocalTable.clientProperties(LocalTable.endpoint()));
        local = LocalTable.create(beans.getBean(DynamoDbAsyncClient.class));
    }

    @AfterAll
    static void close() {
        beans.close();
    }

    @BeforeEach
    void clean() {
        local.tap().heal();
        table = new CommerceTable(local.tapped(), local.name());
        table.write(Write.delete(KEY, Condition.always())).block();
        table.write(Write.delete(OTHER, Condition.always())).block();
    }

    @Test
    void whatWasPutIsRead() {
        Attributes item = item(KEY, 1);
        table.write(Write.put(item)).block();

        assertThat(table.getStrongly(KEY).block()).isEqualTo(item);
        assertThat(table.get(OTHER).block()).isNull();
    }

    @Test
    void whatIsWrittenAsNullIsAbsent() {
        Map<String, AttributeValue> item =
                Map.of(
                        "PK", AttributeValue.fromS(KEY.partition()),
                        "SK", AttributeValue.fromS(KEY.sort()),
                        "name", AttributeValue.fromNul(true));
        local.tap().direct().putItem(put -> put.tableName(local.name()).item(item)).join();

        Attributes read = Await.value(table.getStrongly(KEY));

        assertThat(read.has("name")).isFalse();
        assertThat(read.findText("name")).isEmpty();
        assertThat(read.findNumber("name")).isEmpty();
        assertThat(read.findMap("name")).isEmpty();
        assertThat(read.maps("name")).isEmpty();
    }

    @Test
    void aSecondCreationIsRefusedAndToldWhatIsThere() {
        table.write(Write.put(item(KEY, 1), Condition.absent())).block();

        WriteRefused refused =
                refused(() -> table.write(Write.put(item(KEY, 2), Condition.absent())).block());

        assertThat(refused.at(KEY)).isTrue();
        assertThat(refused.isConflict()).isFalse();
        assertThat(refused.found(KEY)).map(found -> found.number("version")).contains(1L);
    }

    @Test
    void anUpdateOfAnotherVersionIsRefused() {
        table.write(Write.put(item(KEY, 1))).block();
        Write update =
                Write.update(
                        KEY,
                        Condition.equal("version", 1),
                        AttributeChange.set("version", 2),
                        AttributeChange.remove("name"));

        Attributes updated = table.write(update).block();

        assertThat(updated).isEqualTo(Attributes.item(KEY).put("version", 2).build());
        assertThat(refused(() -> table.write(update).block()).at(KEY)).isTrue();
    }

    @Test
    void aTransactionWritesAllOrNothing() {
        table.write(Write.put(item(OTHER, 7))).block();

        WriteRefused refused =
                refused(
                        () ->
                                table.transact(
                                                List.of(
                                                        Write.put(item(KEY, 1), Condition.absent()),
                                                        Write.put(
                                                                item(OTHER, 1),
                                                                Condition.absent())))
                                        .block());

        assertThat(refused.at(KEY)).isFalse();
        assertThat(refused.found(OTHER)).map(found -> found.number("version")).contains(7L);
        assertThat(table.getStrongly(KEY).block()).isNull();
    }

    @Test
    void aTransactionInTheWayIsAConflictAndNotAFailedCondition() {
        local.tap()
                .script(
                        (_, _) ->
                                CompletableFuture.failedFuture(
                                        TransactionCanceledException.builder()
                                                .cancellationReasons(
                                                        CancellationReason.builder()
                                                                .code("TransactionConflict")
                                                                .build(),
                                                        CancellationReason.builder()
                                                                .code("None")
                                                                .build())
                                                .build()));

        WriteRefused refused =
                refused(
                        () ->
                                table.transact(
                                                List.of(
                                                        Write.put(item(KEY, 1)),
                                                        Write.put(item(OTHER, 1))))
                                        .block());

        assertThat(refused.isConflict()).isTrue();
    }

    @Test
    void aThrottledTransactionIsNotTakenForALostRace() {
        local.tap()
                .script(
                        (_, _) ->
                                CompletableFuture.failedFuture(
                                        TransactionCanceledException.builder()
                                                .cancellationReasons(
                                                        CancellationReason.builder()
                                                                .code("ThrottlingError")
                                                                .build())
                                                .build()));

        assertThat(
                        catchThrowableOfType(
                                TableUnavailable.class,
                                () -> table.transact(List.of(Write.put(item(KEY, 1)))).block()))
                .isNotNull();
    }

    @Test
    void aMissingPermissionAndAMissingTableAreTroubleWithTheTableAndNotWithTheRequest() {
        for (String code : List.of("AccessDeniedException", "ResourceNotFoundException")) {
            local.tap().script((_, _) -> CompletableFuture.failedFuture(refusal(code)));

            assertThat(catchThrowableOfType(TableUnavailable.class, () -> table.get(KEY).block()))
                    .as(code)
                    .isNotNull()
                    .returns(true, TableUnavailable::isDenied);
        }
    }

    private static DynamoDbException refusal(String code) {
        DynamoDbException.Builder refusal = DynamoDbException.builder();
        refusal.statusCode(400).awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build());
        return (DynamoDbException) refusal.build();
    }

    @Test
    void pagesNeitherSkipNorRepeat() {
        String user = "pages";
        List<Attributes> orders =
                IntStream.range(0, 7)
                        .mapToObj(
                                i ->
                                        item(
                                                Key.order(
                                                        user,
                                                        Instant.ofEpochSecond(1_700_000_000L + i),
                                                        "cs_" + i),
                                                i))
                        .toList();
        orders.forEach(order -> table.write(Write.put(order)).block());
        KeyRange newest = KeyRange.newest("USER#" + user, "ORDER#", 3);

        ItemPage first = Await.value(table.query(newest));
        ItemPage second = Await.value(table.query(newest.after(first.next())));
        ItemPage third = Await.value(table.query(newest.after(second.next())));

        assertThat(first.items()).isEqualTo(orders.reversed().subList(0, 3));
        assertThat(second.items()).isEqualTo(orders.reversed().subList(3, 6));
        assertThat(third.items()).isEqualTo(orders.reversed().subList(6, 7));
        assertThat(third.next()).isEqualTo(Optional.empty());
    }

    @Test
    @Case(
            id = "F8",
            sentence =
                    "Keys that a batch left unread are asked for again, never taken for missing.")
    void keysLeftUnprocessedAreAskedForAgain() {
        table.write(Write.put(item(KEY, 1))).block();
        table.write(Write.put(item(OTHER, 2))).block();
        local.tap().forgetCalls();
        local.tap()
                .script(
                        (call, proceed) -> {
                            if (call.number() > 1) {
                                return proceed.get();
                            }
                            var asked = ((BatchGetItemRequest) call.request()).requestItems();
                            return CompletableFuture.completedFuture(
                                    BatchGetItemResponse.builder()
                                            .responses(Map.of())
                                            .unprocessedKeys(asked)
                                            .build());
                        });

        Map<Key, Attributes> found = table.getAll(List.of(KEY, OTHER, Key.session("none"))).block();

        assertThat(found).containsOnlyKeys(KEY, OTHER);
        assertThat(local.tap().calls()).hasSize(2);
    }

    private static Attributes item(Key key, long version) {
        return Attributes.item(key).put("version", version).put("name", "n").build();
    }

    private static WriteRefused refused(ThrowingCallable write) {
        WriteRefused refused = catchThrowableOfType(WriteRefused.class, write);
        assertThat(refused).isNotNull();
        return refused;
    }
}
