package com.thebabesclub.commerce.domain.order;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Why a person has to look at an order; the most urgent first. */
public enum TodoReason {
    /** A dispute is not closed: the bank waits for evidence, or for nothing but its end. */
    DISPUTE,
    /** The card's issuer tells of fraud: a refund may still spare the shop a dispute. */
    FRAUD,
    /**
     * Stripe took something else than was quoted, was paid twice for one cart, or told of a refund
     * that cannot be of the payment, or a rule of Radar wants a person to look.
     */
    REVIEW,
    /**
     * A refund has failed at the customer's bank or was refused by Stripe, so that they still wait
     * for their money.
     */
    REFUND;

    /** As it stands in keys and in answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TodoReason> ofText(String text) {
        return Stream.of(values()).filter(reason -> reason.text().equals(text)).findFirst();
    }
}
