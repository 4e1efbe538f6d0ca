package com.thebabesclub.commerce.checkout.limit;

/**
 * How often one address may do one thing.
 *
 * @param scope what it is; other things count on their own
 */
public record Limit(String scope, int perHour, int perDay) {}
