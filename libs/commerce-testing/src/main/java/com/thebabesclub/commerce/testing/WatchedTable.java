package com.thebabesclub.commerce.testing;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A client that notes each call as {@code <action> <partitions>}. */
final class WatchedTable {

    private final DynamoDbAsyncClient client;
    private final Set<String> seen;

    private WatchedTable(DynamoDbAsyncClient client, Set<String> seen) {
        this.client = client;
        this.seen = seen;
    }

    static DynamoDbAsyncClient watched(DynamoDbAsyncClient client, Set<String> seen) {
        WatchedTable watched = new WatchedTable(client, seen);
        return (DynamoDbAsyncClient)
                Proxy.newProxyInstance(
                        WatchedTable.class.getClassLoader(),
                        new Class<?>[] {DynamoDbAsyncClient.class},
                        (proxy, method, given) -> watched.invoke(proxy, method, given));
    }

    private Object invoke(Object proxy, Method method, Object... given) throws Throwable {
        Object[] arguments = given == null ? new Object[0] : given;
        if (arguments.length == 1 && arguments[0] instanceof DynamoDbRequest request) {
            note(request, method);
        } else if (method.isDefault()) {
            return Objects.requireNonNull(
                    InvocationHandler.invokeDefault(proxy, method, arguments));
        }
        try {
            return method.invoke(client, arguments);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    private void note(DynamoDbRequest request, Method method) {
        switch (request) {
            case GetItemRequest get -> note("GetItem", get.key());
            case PutItemRequest put -> note("PutItem", put.item());
            case UpdateItemRequest update -> note("UpdateItem", update.key());
            case DeleteItemRequest delete -> note("DeleteItem", delete.key());
            case QueryRequest query ->
                    note("Query", Map.of("PK", value(query.expressionAttributeValues(), ":pk")));
            case BatchGetItemRequest batch ->
                    batch.requestItems()
                            .values()
                            .forEach(asked -> asked.keys().forEach(k -> note("BatchGetItem", k)));
            case TransactWriteItemsRequest writes -> writes.transactItems().forEach(this::note);
            default -> seen.add(method.getName() + " *");
        }
    }

    /** A transaction needs the actions of its parts. */
    private void note(TransactWriteItem write) {
        if (write.put() != null) {
            note("PutItem", write.put().item());
        } else if (write.update() != null) {
            note("UpdateItem", write.update().key());
        } else if (write.delete() != null) {
            note("DeleteItem", write.delete().key());
        } else {
            note("ConditionCheckItem", write.conditionCheck().key());
        }
    }

    private void note(String action, Map<String, AttributeValue> key) {
        String partition = value(key, "PK").s();
        // A server's check of its readiness, which no function makes: its role need not allow it.
        if (partition.equals("SESSION#health")) {
            return;
        }
        int end = partition.indexOf('#');
        seen.add(action + " " + (end < 0 ? partition : partition.substring(0, end) + "#*"));
    }

    private static AttributeValue value(Map<String, AttributeValue> values, String name) {
        return Objects.requireNonNull(values.get(name));
    }
}
