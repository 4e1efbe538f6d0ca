package com.thebabesclub.commerce.domain.order;

import com.thebabesclub.commerce.domain.money.Currency;

import java.util.Comparator;
import java.util.Optional;

/**
 * What a refund gives back: an amount and its currency, which join as one value.
 *
 * @param value in minor units; empty where what was told is no amount that a refund can have
 * @param currency Stripe's lower-case code; empty where the source did not name it, as rows of
 *     before this was kept
 */
public record RefundAmount(Optional<Long> value, Optional<String> currency) {

    private static final Comparator<RefundAmount> ORDER =
            Comparator.comparing((RefundAmount amount) -> amount.value.isPresent())
                    .thenComparing(amount -> amount.currency.isPresent())
                    .thenComparing(amount -> amount.currency.orElse(""))
                    .thenComparing(amount -> amount.value.orElse(0L));

    public RefundAmount {
        value = value.filter(Currency::isPossible);
    }

    public static RefundAmount of(long value, String currency) {
        return new RefundAmount(Optional.of(value), Optional.of(currency));
    }

    /** One of the two tellings, whole: that which says more, else the greater. */
    RefundAmount join(RefundAmount other) {
        return ORDER.compare(this, other) >= 0 ? this : other;
    }

    /**
     * What counts of it towards a payment: empty where the currency is not the payment's, or more
     * would be given back than was paid.
     */
    Optional<Long> of(SessionAmounts paid) {
        boolean foreign =
                currency.isPresent()
                        && paid.currency().isPresent()
                        && !currency.equals(paid.currency());
        return value.filter(_ -> !foreign)
                .filter(amount -> paid.total().filter(total -> amount > total).isEmpty());
    }
}
