package com.thebabesclub.commerce.operator.catalog;

import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.CatalogReader;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A catalogue to be put together. */
final class Wares {

    private final List<String> products = new ArrayList<>();

    static Wares none() {
        return new Wares();
    }

    Wares with(String sku, String name, long amount, String more) {
        products.add(
                "{\"sku\": \"%s\", \"name\": \"%s\", \"collectionId\": \"c\", \"unitAmount\": %d%s}"
                        .formatted(sku, name, amount, more));
        return this;
    }

    Wares with(String sku, String name, long amount) {
        return with(sku, name, amount, "");
    }

    String json() {
        return """
               {"version": "2026-01-01T00:00:00Z", "currency": "usd",
                "collections": [{"id": "c", "name": "C"}], "products": [%s]}
               """
                .formatted(products.stream().collect(Collectors.joining(",\n")));
    }

    Catalog catalog() {
        return CatalogReader.read(json().getBytes(StandardCharsets.UTF_8));
    }
}
