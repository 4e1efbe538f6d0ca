package com.thebabesclub.commerce.testing;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.Map;
import java.util.Objects;

/** The e-mail of a session as it was known before: Stripe tells another one from now on. */
public final class StoredEmail {

    private StoredEmail() {}

    /** Gives a session's pointer another e-mail, and its order the pointer of that. */
    public static void replace(LocalTable table, String sessionId, String email) {
        String pointer = pointer(table, sessionId);
        Map<String, AttributeValue> item = Objects.requireNonNull(table.dump().get(pointer));
        Map<String, AttributeValue> moved =
                Map.of(
                        "PK", text("EMAIL#" + email),
                        "SK", Objects.requireNonNull(item.get("SK")),
                        "sessionId", text(sessionId));
        DynamoDbAsyncClient client = table.tap().direct();
        client.updateItem(
                        request ->
                                request.tableName(table.name())
                                        .key(session(sessionId))
                                        .updateExpression("SET facts.customerEmail = :email")
                                        .expressionAttributeValues(Map.of(":email", text(email))))
                .join();
        client.putItem(request -> request.tableName(table.name()).item(moved)).join();
        remove(table, pointer);
    }

    /** Leaves a session and its order as they were written before there were such pointers. */
    public static void unpoint(LocalTable table, String sessionId) {
        table.tap()
                .direct()
                .updateItem(
                        request ->
                                request.tableName(table.name())
                                        .key(session(sessionId))
                                        .updateExpression("REMOVE emailPointer"))
                .join();
        remove(table, pointer(table, sessionId));
    }

    /** Takes an item away, by its key as {@link LocalTable#keys} has it. */
    public static void remove(LocalTable table, String key) {
        String[] parts = key.split(" / ", 2);
        table.tap()
                .direct()
                .deleteItem(
                        request ->
                                request.tableName(table.name())
                                        .key(Map.of("PK", text(parts[0]), "SK", text(parts[1]))))
                .join();
    }

    private static String pointer(LocalTable table, String sessionId) {
        return table.keys("EMAIL#").stream()
                .filter(key -> key.endsWith(sessionId))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, AttributeValue> session(String sessionId) {
        return Map.of("PK", text("SESSION#" + sessionId), "SK", text("METADATA"));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
