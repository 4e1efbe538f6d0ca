package com.thebabesclub.commerce.domain.quote;

/**
 * A bundle that the cart earned.
 *
 * @param times how often
 * @param saves minor units, all times together
 */
public record AppliedBundle(String id, String name, int times, long saves) {}
