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
    /** Counted pieces were paid when there were no more: somebody waits for what is not there. */
    OVERSOLD,
    /**
     * Stripe took something else than was quoted, was paid twice for one cart, or told of a refund
     * that cannot be of the payment, or a rule of Radar wants a person to look.
     */
    REVIEW,
    /**
     * A refund has failed at the customer's bank or was refused by Stripe, so that they still wait
     * for their money.
     */
    REFUND,
    /** Pieces are paid and neither packed nor sent: the shop's daily work, and nobody's fault. */
    PACK;

    /**
     * Whether something went wrong: of that the shop is told by a letter, and of work it is not.
     */
    public boolean isTrouble() {
        return switch (this) {
            case DISPUTE, FRAUD, OVERSOLD, REVIEW, REFUND -> true;
            case PACK -> false;
        };
    }

    /** As it stands in keys and in answers. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<TodoReason> ofText(String text) {
        return Stream.of(values()).filter(reason -> reason.text().equals(text)).findFirst();
    }
}
