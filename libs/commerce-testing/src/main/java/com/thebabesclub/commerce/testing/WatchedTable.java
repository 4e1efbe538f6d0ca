package com.thebabesclub.commerce.testing;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

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

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * Writes down what a service does to the table while its tests run, as {@code <action>
 * <partitions>} in {@code target/table-calls.txt} of the module: what its role has to allow, and no
 * more.
 */
public final class TableCalls implements TestExecutionListener {

    private static final Set<String> SEEN = new ConcurrentSkipListSet<>();

    /** The client of the service itself, and of no fixture. */
    static DynamoDbAsyncClient watched(DynamoDbAsyncClient client) {
        return (DynamoDbAsyncClient)
                Proxy.newProxyInstance(
                        TableCalls.class.getClassLoader(),
                        new Class<?>[] {DynamoDbAsyncClient.class},
                        (proxy, method, given) -> invoke(client, proxy, method, given));
    }

    private static Object invoke(
            DynamoDbAsyncClient client, Object proxy, Method method, Object... given)
            throws Throwable {
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

    private static void note(DynamoDbRequest request, Method method) {
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
            case TransactWriteItemsRequest writes ->
                    writes.transactItems().forEach(TableCalls::note);
            default -> SEEN.add(method.getName() + " *");
        }
    }

    /** A transaction needs the actions of its parts. */
    private static void note(TransactWriteItem write) {
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

    private static void note(String action, Map<String, AttributeValue> key) {
        String partition = value(key, "PK").s();
        int end = partition.indexOf('#');
        SEEN.add(action + " " + (end < 0 ? partition : partition.substring(0, end) + "#*"));
    }

    private static AttributeValue value(Map<String, AttributeValue> values, String name) {
        return Objects.requireNonNull(values.get(name));
    }

    @Override
    public void testPlanExecutionFinished(TestPlan plan) {
        Path target = Path.of("target");
        if (SEEN.isEmpty() || !Files.isDirectory(target)) {
            return;
        }
        try {
            Files.write(target.resolve("table-calls.txt"), SEEN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
