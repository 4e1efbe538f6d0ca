package com.thebabesclub.commerce.domain.order;

import java.util.Optional;

/**
 * What the refunds of a payment come to, in minor units of its currency.
 *
 * @param succeeded what has been given back
 * @param standing that and what is on its way: Stripe's {@code amount_refunded} of a charge
 * @param doubtful how many of them are in no sum, since they cannot be of this payment: somebody
 *     has to look at them
 */
public record RefundTotals(long succeeded, long standing, int doubtful) {

    static RefundTotals of(Refunds refunds, SessionAmounts paid) {
        long succeeded = 0;
        long standing = 0;
        int doubtful = 0;
        for (Refund refund : refunds.all()) {
            if (!refund.status().stands()) {
                continue;
            }
            Optional<Long> amount = refund.amount().of(paid);
            doubtful += amount.isEmpty() ? 1 : 0;
            standing += amount.orElse(0L);
            succeeded += refund.status() == RefundStatus.SUCCEEDED ? amount.orElse(0L) : 0;
        }
        return new RefundTotals(succeeded, standing, doubtful);
    }

    /**
     * How much of a payment that is.
     *
     * @param paid in minor units, empty where it is not known
     */
    public RefundProgress of(Optional<Long> paid) {
        if (doubtful > 0) {
            return RefundProgress.REVIEW;
        }
        if (succeeded > 0) {
            return paid.filter(total -> succeeded >= total).isPresent()
                    ? RefundProgress.FULL
                    : RefundProgress.PARTIAL;
        }
        return standing > 0 ? RefundProgress.PENDING : RefundProgress.NONE;
    }
}
