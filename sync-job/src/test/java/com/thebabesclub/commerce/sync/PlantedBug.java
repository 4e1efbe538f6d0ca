package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.testing.LocalTable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A mistake that somebody could make in the shop's code, as it would show at its doors. */
enum PlantedBug {
    /** The pointer is written whatever was written meanwhile. */
    VERSION_CONDITION_DROPPED {
        @Override
        void plant(LocalTable table) {
            onTransactions(
                    table,
                    (transaction, send) ->
                            send.apply(changed(transaction, PlantedBug::withoutCondition)));
        }
    },
    /** The event is done before what it tells is committed. */
    DONE_AHEAD_OF_THE_COMMIT {
        @Override
        void plant(LocalTable table) {
            split(table, "EVENT#", "METADATA", true);
        }
    },
    /** Whatever was told last is the stage. */
    A_LATER_TELLING_WINS {
        @Override
        void plant(LocalTable table) {
            table.tap()
                    .plant(
                            (call, send) ->
                                    send.apply(call.request())
                                            .thenApply(
                                                    answer ->
                                                            answer instanceof QueryResponse found
                                                                    ? forgetful(found)
                                                                    : answer));
        }
    },
    /** A refund that is asked for again is another one. */
    A_REFUNDS_KEY_DIFFERS {
        @Override
        String header(String name, String value) {
            return name.equals("idempotency-key") && value.contains("refund")
                    ? value + CALLS.incrementAndGet()
                    : value;
        }
    },
    /** A letter is no longer owed when its sending begins. */
    A_LETTER_MARKED_BEFORE_SENT {
        @Override
        void plant(LocalTable table) {
            onTransactions(
                    table,
                    (transaction, send) ->
                            send.apply(without(transaction, put -> is(put, "DUE#", "mail#"))));
        }
    },
    /** An id that the browser said is as good as one of a token. */
    AN_UNPROVEN_OWNER_BELIEVED {
        @Override
        void plant(LocalTable table) {
            onTransactions(
                    table,
                    (transaction, send) -> send.apply(changed(transaction, PlantedBug::believed)));
        }
    },
    /** The order is put into the month's list after its commit. */
    THE_LISTING_NOT_IN_THE_COMMIT {
        @Override
        void plant(LocalTable table) {
            split(table, "ORDERS#", "", false);
        }
    };

    private static final AtomicInteger CALLS = new AtomicInteger();

    /** Gives the code that calls this table the bug. */
    void plant(LocalTable table) {}

    /** What the code sends to Stripe in place of a header. */
    String header(String name, String value) {
        return value;
    }

    /** As {@link #header}. */
    final BinaryOperator<String> atStripe() {
        return this::header;
    }

    /** What is made of a transaction. */
    @FunctionalInterface
    private interface Wrong {
        CompletableFuture<?> apply(
                TransactWriteItemsRequest transaction,
                Function<DynamoDbRequest, CompletableFuture<?>> send);
    }

    private static void onTransactions(LocalTable table, Wrong wrong) {
        table.tap()
                .plant(
                        (call, send) ->
                                call.request() instanceof TransactWriteItemsRequest transaction
                                        ? wrong.apply(transaction, send)
                                        : send.apply(call.request()));
    }

    /** Writes what begins so by itself, before or after the rest. */
    private static void split(LocalTable table, String partition, String sort, boolean isBefore) {
        onTransactions(
                table,
                (transaction, send) -> {
                    List<Put> alone =
                            transaction.transactItems().stream()
                                    .map(TransactWriteItem::put)
                                    .filter(Objects::nonNull)
                                    .filter(put -> is(put, partition, sort))
                                    .toList();
                    if (alone.isEmpty()) {
                        return send.apply(transaction);
                    }
                    TransactWriteItemsRequest rest =
                            without(transaction, put -> is(put, partition, sort));
                    PutItemRequest one =
                            PutItemRequest.builder()
                                    .tableName(alone.getFirst().tableName())
                                    .item(alone.getFirst().item())
                                    .build();
                    return isBefore
                            ? send.apply(one).thenCompose(_ -> send.apply(rest))
                            : send.apply(rest)
                                    .thenCompose(answer -> send.apply(one).thenApply(_ -> answer));
                });
    }

    private static boolean is(Put put, String partition, String sort) {
        return text(put.item(), "PK").startsWith(partition)
                && text(put.item(), "SK").startsWith(sort);
    }

    private static TransactWriteItemsRequest without(
            TransactWriteItemsRequest transaction, Predicate<Put> left) {
        return transaction.toBuilder()
                .transactItems(
                        transaction.transactItems().stream()
                                .filter(item -> item.put() == null || !left.test(item.put()))
                                .toList())
                .build();
    }

    private static TransactWriteItemsRequest changed(
            TransactWriteItemsRequest transaction, UnaryOperator<Put> change) {
        return transaction.toBuilder()
                .transactItems(
                        transaction.transactItems().stream()
                                .map(
                                        item ->
                                                item.put() == null
                                                        ? item
                                                        : item.toBuilder()
                                                                .put(change.apply(item.put()))
                                                                .build())
                                .toList())
                .build();
    }

    private static Put withoutCondition(Put put) {
        return is(put, "SESSION#", "METADATA")
                ? Put.builder().tableName(put.tableName()).item(put.item()).build()
                : put;
    }

    private static Put believed(Put put) {
        if (!is(put, "USER#", "ORDER#")) {
            return put;
        }
        Map<String, AttributeValue> item = new HashMap<>(put.item());
        item.put("ownerVerified", AttributeValue.fromBool(true));
        return put.toBuilder().item(item).build();
    }

    private static QueryResponse forgetful(QueryResponse found) {
        return found.toBuilder()
                .items(found.items().stream().map(PlantedBug::withoutStage).toList())
                .build();
    }

    private static Map<String, AttributeValue> withoutStage(Map<String, AttributeValue> item) {
        AttributeValue facts = item.get("facts");
        if (facts == null || !facts.hasM()) {
            return item;
        }
        Map<String, AttributeValue> changed = new HashMap<>(facts.m());
        changed.put("stage", AttributeValue.fromS("open"));
        Map<String, AttributeValue> pointer = new HashMap<>(item);
        pointer.put("facts", AttributeValue.fromM(changed));
        return pointer;
    }

    private static String text(Map<String, AttributeValue> item, String attribute) {
        return Objects.requireNonNull(item.get(attribute)).s();
    }
}
