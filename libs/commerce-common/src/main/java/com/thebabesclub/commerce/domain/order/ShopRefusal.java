package com.thebabesclub.commerce.domain.order;

import java.util.OptionalLong;

/** Why something cannot be done about an order as it stands. */
public enum ShopRefusal {
    /** The payment has not arrived yet. */
    PAYMENT_PENDING,
    NOT_PAID,
    /** In full: nothing is owed any more. */
    ORDER_REFUNDED,
    /** A review, a dispute or a warning of fraud stands against it. */
    OVERRIDE_NEEDED,
    /** The order has no such line. */
    UNKNOWN_LINE,
    /** So many pieces of a line cannot come to the step. */
    TOO_MANY_PIECES,
    /** No piece at all can come to the step. */
    NO_PIECES_LEFT,
    /** Nothing of the order is to be any more. */
    ORDER_CANCELLED,
    /** So much, or so many pieces, cannot be given back any more. */
    NOTHING_LEFT,
    /** The bank has the money, or is deciding about it. */
    DISPUTED,
    /** The currency has no such amount. */
    AMOUNT_NOT_ALLOWED,
    /** The customer was forgotten. */
    ORDER_ERASED,
    /** Nothing has happened that the letter tells of. */
    NOTHING_TO_TELL,
    /** The order has no such command that counts and could be a mistake. */
    UNKNOWN_COMMAND,
    /** What was done later needs the command. */
    COMMAND_IN_USE,
    /** The item of the commands has no room for another. */
    TOO_MANY_COMMANDS,
    /** The id is of another request. */
    IDEMPOTENCY_CONFLICT;

    public ShopRefusedException exception() {
        return new ShopRefusedException(this, OptionalLong.empty());
    }

    /**
     * With what is left.
     *
     * @param left in minor units
     */
    ShopRefusedException exception(long left) {
        return new ShopRefusedException(this, OptionalLong.of(left));
    }
}
