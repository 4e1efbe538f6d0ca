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
                OptionalMerger.greater(currency, other.currency),
                OptionalMerger.greater(total, other.total),
                OptionalMerger.greater(subtotal, other.subtotal),
                OptionalMerger.greater(discount, other.discount),
                OptionalMerger.greater(tax, other.tax),
                OptionalMerger.greater(shippingCost, other.shippingCost),
                OptionalMerger.greater(customerEmail, other.customerEmail),
                OptionalMerger.greater(shipping, other.shipping),
                OptionalMerger.greater(paymentIntentId, other.paymentIntentId),
                OptionalMerger.greater(presentment, other.presentment));
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
