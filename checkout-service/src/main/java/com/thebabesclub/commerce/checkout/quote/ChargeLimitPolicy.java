package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.domain.quote.PriceSnapshot;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.ProblemException;

import io.micronaut.http.HttpStatus;

import java.util.List;

/**
 * The most that one payment can come to, so that nobody is quoted a price that cannot be paid.
 *
 * @see <a href="https://docs.stripe.com/currencies#minimum-and-maximum-charge-amounts">Stripe's
 *     limits</a>, of which this is the one that holds in every currency
 */
public final class ChargeLimitPolicy {

    /** Eight digits of minor units. */
    static final long GREATEST = 99_999_999;

    private ChargeLimitPolicy() {}

    /** Fails with {@link #amountTooLarge} where the total is above what can be charged. */
    static void require(PriceSnapshot prices) {
        if (prices.total() > GREATEST) {
            throw amountTooLarge();
        }
    }

    public static ProblemException amountTooLarge() {
        return Problem.of(
                        HttpStatus.UNPROCESSABLE_ENTITY,
                        "amount_too_large",
                        "The total is more than can be paid at once; split the order.")
                .withViolations(
                        List.of(new Problem.Violation("items", "come to more than can be paid")))
                .exception();
    }
}
