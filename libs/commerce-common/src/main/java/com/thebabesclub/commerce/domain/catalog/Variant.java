package com.thebabesclub.commerce.domain.catalog;

/**
 * A form in which a product is sold.
 *
 * @param unitAmount minor units; the product's own where the variant does not differ
 * @param counted true where there are only so many pieces of it, and they are counted apart from
 *     the product's others
 */
public record Variant(String id, String name, long unitAmount, boolean counted) {}
