package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.order.BalanceTransaction;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an order brought the shop, in one currency of its balance at Stripe.
 *
 * @param amount what moved, in minor units: the charge less refunds and disputes
 * @param fee what Stripe kept of it
 * @param net what is left
 */
@Serdeable
@Schema(name = "OrderBalance")
record BalanceReply(String currency, long amount, long fee, long net) {

    /** One for each currency. */
    static List<BalanceReply> of(List<BalanceTransaction> moved) {
        return moved.stream()
                .collect(
                        Collectors.groupingBy(
                                BalanceTransaction::currency, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(one -> sum(one.getKey(), one.getValue()))
                .toList();
    }

    private static BalanceReply sum(String currency, List<BalanceTransaction> moved) {
        long amount = moved.stream().mapToLong(BalanceTransaction::amount).sum();
        long fee = moved.stream().mapToLong(BalanceTransaction::fee).sum();
        return new BalanceReply(currency, amount, fee, amount - fee);
    }
}
