package com.thebabesclub.commerce.domain.catalog;

/** Products that belong together, as the shop shows them and bundles take them. */
public record ProductCollection(String id, String name) {}
