package com.thebabesclub.commerce.checkout.ratelimit;

/**
 * How often one address may do one thing.
 *
 * @param scope what it is; other things count on their own
 */
public record RateLimit(String scope, int perHour, int perDay) {}
