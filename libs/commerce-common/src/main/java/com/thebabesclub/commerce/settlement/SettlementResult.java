package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.session.SessionPointer;

import java.util.Optional;

/**
 * How a session stands after it was settled.
 *
 * @param change what this call did
 * @param order empty where the customer has not completed the session; after {@link Change#NONE} it
 *     is in the table and not here
 */
public record SettlementResult(Change change, SessionPointer pointer, Optional<Order> order) {

    /** What a settlement did to the table. */
    public enum Change {
        /** All of it was known already. */
        NONE,
        /** Something new is known, or an order changed. */
        UPDATED,
        /** The session's order was written for the first time. */
        ORDER_CREATED
    }
}
