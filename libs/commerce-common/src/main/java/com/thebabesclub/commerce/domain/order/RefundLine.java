package com.thebabesclub.commerce.domain.order;

/**
 * Pieces of a line that are given back.
 *
 * @param amount for them, in minor units
 */
public record RefundLine(LineKey line, long quantity, long amount) {}
