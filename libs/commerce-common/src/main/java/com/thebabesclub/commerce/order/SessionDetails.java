package com.thebabesclub.commerce.order;

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
        Optional<Amount> presentment) {

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
                greater(currency, other.currency),
                greater(total, other.total),
                greater(subtotal, other.subtotal),
                greater(discount, other.discount),
                greater(tax, other.tax),
                greater(shippingCost, other.shippingCost),
                greater(customerEmail, other.customerEmail),
                greater(shipping, other.shipping),
                greater(paymentIntentId, other.paymentIntentId),
                greater(presentment, other.presentment));
    }

    private static <T extends Comparable<T>> Optional<T> greater(Optional<T> one, Optional<T> two) {
        if (one.isEmpty() || two.isEmpty()) {
            return one.or(() -> two);
        }
        return one.get().compareTo(two.get()) >= 0 ? one : two;
    }

    /** Masked: holds an e-mail and an address. */
    @Override
    public String toString() {
        return "SessionDetails[" + total.orElse(0L) + " " + currency.orElse("?") + "]";
    }
}
