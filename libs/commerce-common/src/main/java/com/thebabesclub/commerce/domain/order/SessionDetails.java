package com.thebabesclub.commerce.domain.order;

import java.util.Optional;

/**
 * What a session said at one stage: what it comes to, who bought, where to, and the payment intent.
 */
public record SessionDetails(
        SessionAmounts amounts,
        Optional<String> customerEmail,
        Optional<ShippingAddress> shipping,
        Optional<String> paymentIntentId) {

    public static final SessionDetails NONE =
            new SessionDetails(
                    SessionAmounts.NONE, Optional.empty(), Optional.empty(), Optional.empty());

    /** Part by part: what is known wins over what is not, and of two values the greater. */
    SessionDetails join(SessionDetails other) {
        return new SessionDetails(
                amounts.join(other.amounts),
                OptionalMaximum.greater(customerEmail, other.customerEmail),
                OptionalMaximum.greater(shipping, other.shipping),
                OptionalMaximum.greater(paymentIntentId, other.paymentIntentId));
    }

    /** The same, but for who bought and where it went. */
    SessionDetails withoutPerson() {
        return new SessionDetails(amounts, Optional.empty(), Optional.empty(), paymentIntentId);
    }

    /** Masked: holds an e-mail and an address. */
    @Override
    public String toString() {
        return "SessionDetails["
                + amounts.total().orElse(0L)
                + " "
                + amounts.currency().orElse("?")
                + "]";
    }
}
