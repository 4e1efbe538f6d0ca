package com.thebabesclub.commerce.domain.order;

import java.util.List;
import java.util.Optional;

/**
 * The lines of a session as they were quoted, and what Stripe should charge for them. Written once,
 * with the session.
 *
 * @param expected empty for a session that this shop did not quote, whose lines were read from
 *     Stripe
 */
public record QuotedLines(List<OrderLine> lines, Optional<Expected> expected) {

    /**
     * What the session must come to, in minor units.
     *
     * @param subtotal Stripe's {@code amount_subtotal}
     * @param discount Stripe's {@code amount_discount}; more is right where the customer may enter
     *     a promotion code
     * @param promotionCodes whether the payment page had a field for them
     */
    public record Expected(String currency, long subtotal, long discount, boolean promotionCodes) {

        /**
         * True where Stripe's amounts are those that were quoted. Tax and shipping come on top and
         * are not compared.
         */
        public boolean matches(SessionDetails details) {
            long charged = details.amounts().discount().orElse(0L);
            return isOf(details.amounts())
                    && (promotionCodes ? charged >= discount : charged == discount);
        }

        private boolean isOf(SessionAmounts amounts) {
            return amounts.currency().equals(Optional.of(currency))
                    && amounts.subtotal().equals(Optional.of(subtotal));
        }
    }

    public QuotedLines {
        lines = List.copyOf(lines);
    }

    /**
     * True where each line was charged as quoted, so that Stripe need not be asked what became of
     * it.
     */
    public boolean holdFor(SessionDetails details) {
        SessionAmounts amounts = details.amounts();
        return amounts.tax().orElse(0L) == 0
                && expected.map(
                                quoted ->
                                        quoted.isOf(amounts)
                                                && amounts.discount().orElse(0L)
                                                        == quoted.discount())
                        .orElse(true);
    }
}
