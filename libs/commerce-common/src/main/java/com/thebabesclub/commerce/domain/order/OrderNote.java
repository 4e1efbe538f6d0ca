package com.thebabesclub.commerce.domain.order;

import java.time.Instant;

/**
 * What somebody of the shop has written about an order.
 *
 * @param id the same for the same request
 * @param by who wrote it
 */
public record OrderNote(String id, Instant at, String by, String text) {

    /** The same request made again. */
    public boolean isAgain(OrderNote other) {
        return id.equals(other.id) && by.equals(other.by) && text.equals(other.text);
    }

    /** Masked: it may be about a person. */
    @Override
    public String toString() {
        return "OrderNote[" + id + "]";
    }
}
