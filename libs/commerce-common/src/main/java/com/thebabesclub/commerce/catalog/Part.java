package com.thebabesclub.commerce.catalog;

/** What a bundle takes: pieces of one product, or any pieces of a collection. */
public sealed interface Part {

    /** How many pieces, at least 1. */
    int quantity();

    record OfCollection(String collectionId, int quantity) implements Part {}

    record OfSku(String sku, int quantity) implements Part {}
}
