package com.thebabesclub.commerce.testing;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Counted pieces as the shop's people and create-session leave them in the table. What it writes is
 * no call of the code under test.
 */
public record CountedStock(LocalTable table) {

    /** Says how many there are. */
    public void put(String key, long number) {
        put(
                Map.of(
                        "PK", text("STOCK#" + key),
                        "SK", text("METADATA"),
                        "put", number(number),
                        "available", number(number),
                        "version", number(1)));
    }

    public long available(String key) {
        Map<String, AttributeValue> item =
                Objects.requireNonNull(table.dump().get("STOCK#" + key + " / METADATA"), key);
        return Long.parseLong(attribute(item, "available").n());
    }

    /**
     * The first reservation of a cart, of its first attempt.
     *
     * @param state {@code reserved}, {@code ending}, {@code sold} or {@code released}
     */
    public void reserve(String cartId, String state, String key, long pieces) {
        AttributeValue held = AttributeValue.fromM(Map.of(key, number(pieces)));
        Map<String, AttributeValue> item =
                new HashMap<>(
                        Map.of(
                                "PK", text("CART#" + cartId),
                                "SK", text("RESERVATION#1"),
                                "number", number(1),
                                "attempt", number(1),
                                "state", text(state),
                                "held", held,
                                "wanted", AttributeValue.fromM(Map.of("1", held)),
                                "endsAt", number(1)));
        if (state.equals("sold")) {
            item.put("soldAttempt", number(1));
        }
        put(item);
    }

    /** The pointer of a session says that it sells that reservation. */
    public void sellsReservation(String session) {
        table.tap()
                .direct()
                .updateItem(
                        update ->
                                update.tableName(table.name())
                                        .key(
                                                Map.of(
                                                        "PK", text("SESSION#" + session),
                                                        "SK", text("METADATA")))
                                        .updateExpression("SET reservation = :one")
                                        .expressionAttributeValues(Map.of(":one", text("1-1"))))
                .join();
    }

    /** Every piece that is reserved can be had, and its reservation is released. */
    public void giveBack() {
        table.dump().values().stream()
                .filter(item -> attribute(item, "SK").s().startsWith("RESERVATION#"))
                .filter(item -> attribute(item, "state").s().equals("reserved"))
                .forEach(this::giveBack);
    }

    private void giveBack(Map<String, AttributeValue> reservation) {
        Map<String, AttributeValue> released = new HashMap<>(reservation);
        released.put("state", text("released"));
        put(released);
        attribute(reservation, "held")
                .m()
                .forEach(
                        (key, pieces) -> {
                            Map<String, AttributeValue> item =
                                    new HashMap<>(
                                            Objects.requireNonNull(
                                                    table.dump()
                                                            .get("STOCK#" + key + " / METADATA"),
                                                    key));
                            item.put(
                                    "available",
                                    number(available(key) + Long.parseLong(pieces.n())));
                            put(item);
                        });
    }

    /** How the reservations stand, each as {@code reserved {N-RED=1}}. */
    public List<String> reservations() {
        return table.dump().entrySet().stream()
                .filter(item -> item.getKey().contains(" / RESERVATION#"))
                .map(item -> stands(item.getValue()))
                .sorted()
                .toList();
    }

    private static String stands(Map<String, AttributeValue> item) {
        Map<String, String> held = new TreeMap<>();
        attribute(item, "held").m().forEach((key, pieces) -> held.put(key, pieces.n()));
        return attribute(item, "state").s() + " " + held;
    }

    private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    private void put(Map<String, AttributeValue> item) {
        table.tap().direct().putItem(put -> put.tableName(table.name()).item(item)).join();
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
