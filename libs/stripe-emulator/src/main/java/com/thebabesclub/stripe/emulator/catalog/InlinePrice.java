package com.thebabesclub.stripe.emulator.catalog;

/**
 * A price that is made on the way, in a session's line.
 *
 * @param makesProduct true if the product is made with it
 */
public record InlinePrice(Price price, Product product, boolean makesProduct) {}
