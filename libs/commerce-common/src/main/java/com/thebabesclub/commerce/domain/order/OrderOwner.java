package com.thebabesclub.commerce.domain.order;

/**
 * Whose order it is.
 *
 * @param verified whether a token said so; otherwise it is what the browser said or the e-mail that
 *     Stripe collected
 */
public record OrderOwner(String userId, boolean verified) {

    public OrderOwner {
        if (userId.isBlank()) {
            throw new IllegalArgumentException("an owner has an id");
        }
    }

    /** Masked: the id may be an e-mail. */
    @Override
    public String toString() {
        return "Owner[verified=" + verified + "]";
    }
}
