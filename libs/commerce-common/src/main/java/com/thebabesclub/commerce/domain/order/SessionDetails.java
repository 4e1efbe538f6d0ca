package com.thebabesclub.commerce.domain.order;

import java.util.Optional;

/**
 * What a session said at one stage: amounts in minor units, who bought, where to, and the payment
 * intent.
 *
 * @param subtotal before discount, tax and shipping
 * @param presentment what the customer paid where Stripe converted the currency
 */
public record SessionDetails(
        Optional<String> currency,
        Optional<Long> total,
        Optional<Long> subtotal,
        Optional<Long> discount,
        Optional<Long> tax,
        Optional<Long> shippingCost,
        Optional<String> customerEmail,
        Optional<ShippingAddress> shipping,
        Optional<String> paymentIntentId,
        Optional<PresentmentAmount> presentment) {

    public static final SessionDetails NONE =
            new SessionDetails(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());

    /** Field by field: what is known wins over what is not, and of two values the greater. */
    SessionDetails join(SessionDetails other) {
        return new SessionDetails(
                OptionalMaximum.greater(currency, other.currency),
                OptionalMaximum.greater(total, other.total),
                OptionalMaximum.greater(subtotal, other.subtotal),
                OptionalMaximum.greater(discount, other.discount),
                OptionalMaximum.greater(tax, other.tax),
                OptionalMaximum.greater(shippingCost, other.shippingCost),
                OptionalMaximum.greater(customerEmail, other.customerEmail),
                OptionalMaximum.greater(shipping, other.shipping),
                OptionalMaximum.greater(paymentIntentId, other.paymentIntentId),
                OptionalMaximum.greater(presentment, other.presentment));
    }

    /** The same, but for who bought and where it went. */
    SessionDetails withoutPerson() {
        return new SessionDetails(
                currency,
                total,
                subtotal,
                discount,
                tax,
                shippingCost,
                Optional.empty(),
                Optional.empty(),
                paymentIntentId,
                presentment);
    }

    /** Masked: holds an e-mail and an address. */
    @Override
    public String toString() {
        return "SessionDetails[" + total.orElse(0L) + " " + currency.orElse("?") + "]";
    }
}
