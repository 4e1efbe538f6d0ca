package com.thebabesclub.commerce.domain.stock;

import java.time.Instant;
import java.util.Optional;

/**
 * What somebody of the shop put in or took out, or put back of an order.
 *
 * @param id of the request, or of the command about the order
 * @param by who
 * @param difference pieces; below 0 where they were taken out
 * @param counted how many there were to be had then, where they were counted
 */
public record StockMove(
        String id,
        Instant at,
        String by,
        long difference,
        Optional<Long> counted,
        Optional<String> reason) {}
