package com.thebabesclub.commerce.checkout.session;

import com.thebabesclub.commerce.checkout.Catalogues;
import com.thebabesclub.commerce.checkout.CheckoutServer;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A shop that counts its red necklaces, and what its table says of them. */
record CountedShop(CheckoutServer service) implements AutoCloseable {

    static CountedShop open(Path folder) {
        return open(folder, Map.of());
    }

    static CountedShop open(Path folder, Map<String, String> more) {
        Map<String, String> settings =
                new HashMap<>(
                        Catalogues.with(
                                folder,
                                "\"sku\": \"N-RED\"",
                                "\"sku\": \"N-RED\", \"counted\": true"));
        settings.putAll(more);
        CheckoutServer service = new CheckoutServer(settings);
        service.importProducts();
        return new CountedShop(service);
    }

    Shopper shopper() {
        return new Shopper(service);
    }

    /** Says how many there are, as the shop's people would. */
    void stock(String key, long number) {
        service.table()
                .tap()
                .direct()
                .putItem(
                        put ->
                                put.tableName(service.table().name())
                                        .item(
                                                Map.of(
                                                        "PK", AttributeValue.fromS("STOCK#" + key),
                                                        "SK", AttributeValue.fromS("METADATA"),
                                                        "put", number(number),
                                                        "available", number(number),
                                                        "version", number(1))))
                .join();
    }

    long available(String key) {
        return Long.parseLong(
                service.table().dump().get("STOCK#" + key + " / METADATA").get("available").n());
    }

    /** How the reservations stand, each as {@code reserved {N-RED=1}}. */
    List<String> reservations() {
        return service.table().dump().entrySet().stream()
                .filter(item -> item.getKey().contains(" / RESERVATION#"))
                .map(item -> text(item.getValue()))
                .sorted()
                .toList();
    }

    private static String text(Map<String, AttributeValue> item) {
        Map<String, String> held = new HashMap<>();
        item.get("held").m().forEach((key, pieces) -> held.put(key, pieces.n()));
        return item.get("state").s() + " " + held;
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    @Override
    public void close() {
        service.close();
    }
}
