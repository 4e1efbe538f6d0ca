package com.thebabesclub.commerce.operator.payout;

import com.thebabesclub.commerce.domain.order.BalanceTransaction;
import com.thebabesclub.commerce.stripe.StripeBalanceClient.Payout;

/**
 * What a payout is made of. All sums are in minor units of its currency, negative where money went
 * out.
 *
 * @param orders how many charges of ours are in it
 * @param charged what they brought, before fees
 * @param refunded what refunds of our orders took, and failed ones gave back
 * @param disputed what disputes of our orders took or gave back
 * @param fees what Stripe kept
 */
record PayoutStatement(
        Payout payout, int orders, long charged, long refunded, long disputed, long fees) {

    private static final String PAYOUT = "payout";

    static PayoutStatement of(Payout payout) {
        return new PayoutStatement(payout, 0, 0, 0, 0, 0);
    }

    /**
     * With one transaction more.
     *
     * @param isOurs whether its payment is of an order in the table
     */
    PayoutStatement with(BalanceTransaction moved, boolean isOurs) {
        String type = moved.type();
        if (type.startsWith(PAYOUT) || (!isOurs && moved.intentId().isPresent())) {
            return this;
        }
        if (!isOurs) {
            return isFee(type) ? plus(0, 0, 0, 0, moved.net()) : this;
        }
        if (type.startsWith("refund")) {
            return plus(0, 0, moved.amount(), 0, -moved.fee());
        }
        return type.startsWith("dispute")
                ? plus(0, 0, 0, moved.amount(), -moved.fee())
                : plus(1, moved.amount(), 0, 0, -moved.fee());
    }

    private static boolean isFee(String type) {
        return type.equals("fee") || type.equals("network_cost") || type.equals("tax");
    }

    private PayoutStatement plus(
            int orders, long charged, long refunded, long disputed, long fees) {
        return new PayoutStatement(
                payout,
                this.orders + orders,
                Math.addExact(this.charged, charged),
                Math.addExact(this.refunded, refunded),
                Math.addExact(this.disputed, disputed),
                Math.addExact(this.fees, fees));
    }

    /** What of the payout no order and no fee of Stripe explains. */
    long unexplained() {
        return Math.subtractExact(payout.amount(), charged + refunded + disputed + fees);
    }
}
