package com.thebabesclub.commerce.domain.catalog;

/**
 * A form in which a product is sold.
 *
 * @param unitAmount minor units; the product's own where the variant does not differ
 */
public record Variant(String id, String name, long unitAmount) {}
