package com.thebabesclub.commerce.domain.quote;

import java.time.Duration;
import java.time.Instant;

/**
 * A price that was promised to one shopper.
 *
 * @param signature what the shopper holds of it; a bearer's secret
 * @param cartId the shopper's cart, the same over all quotes of it
 * @param cartHash equal for equal carts
 * @param issuedAt whole seconds
 * @param validUntil the first moment at which the price no longer holds
 */
public record Quote(
        String signature,
        String cartId,
        String cartHash,
        Instant issuedAt,
        Instant validUntil,
        PriceSnapshot prices) {

    /** How long a quote can be found, which is longer than any session that is made from it. */
    public static final Duration KEPT = Duration.ofDays(2);

    /** Whether it is still to be found: the table removes what is past its time late, by days. */
    public boolean isKeptAt(Instant time) {
        return time.isBefore(issuedAt.plus(KEPT));
    }

    public boolean isValidAt(Instant time) {
        return time.isBefore(validUntil);
    }

    @Override
    public String toString() {
        return "Quote[total=" + prices.total() + " " + prices.currency() + "]";
    }
}
