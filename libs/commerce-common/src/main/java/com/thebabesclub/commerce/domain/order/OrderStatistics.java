package com.thebabesclub.commerce.domain.order;

import java.util.Map;
import java.util.TreeMap;

/**
 * What orders come to, for each currency: amounts of two currencies have no sum.
 *
 * @param byCurrency by Stripe's lower-case codes
 */
public record OrderStatistics(Map<String, OrderTotals> byCurrency) {

    public static final OrderStatistics NONE = new OrderStatistics(Map.of());

    public OrderStatistics {
        byCurrency = Map.copyOf(byCurrency);
    }

    public static OrderStatistics of(String currency, OrderTotals totals) {
        return new OrderStatistics(Map.of(currency, totals));
    }

    public OrderStatistics plus(OrderStatistics other) {
        Map<String, OrderTotals> both = new TreeMap<>(byCurrency);
        other.byCurrency.forEach(
                (currency, totals) -> both.merge(currency, totals, OrderTotals::plus));
        return new OrderStatistics(both);
    }
}
