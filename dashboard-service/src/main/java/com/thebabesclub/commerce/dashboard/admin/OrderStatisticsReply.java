package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.order.OrderStatistics;
import com.thebabesclub.commerce.domain.order.OrderStatus;
import com.thebabesclub.commerce.domain.order.OrderTotals;
import com.thebabesclub.commerce.openapi.MinorUnits;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What the orders of a period come to.
 *
 * @param totals of all days that are summed
 * @param days the newest first, up to today
 * @param unsummed days of which too much is not summed yet: the nightly sync does it; they are in
 *     nothing else here
 */
@Serdeable
@Schema(
        name = "Statistics",
        example =
                """
                {
                  "totals": [{
                    "currency": "usd",
                    "orders": 2,
                    "pieces": 3,
                    "amount": 4800,
                    "amountRefunded": 800,
                    "completed": 1,
                    "pendingPayment": 1,
                    "paymentFailed": 0,
                    "needsReview": 0
                  }],
                  "days": [{
                    "day": "2026-11-26",
                    "totals": [{
                      "currency": "usd",
                      "orders": 2,
                      "pieces": 3,
                      "amount": 4800,
                      "amountRefunded": 800,
                      "completed": 1,
                      "pendingPayment": 1,
                      "paymentFailed": 0,
                      "needsReview": 0
                    }]
                  }],
                  "unsummed": []
                }
                """)
record OrderStatisticsReply(List<Totals> totals, List<Day> days, List<String> unsummed) {

    /** A day, in UTC. */
    @Serdeable
    @Schema(name = "StatisticsDay")
    record Day(@Schema(format = "date") String day, List<Totals> totals) {

        static Day of(LocalDate day, OrderStatistics statistics) {
            return new Day(day.toString(), Totals.of(statistics));
        }
    }

    /**
     * What orders of one currency come to.
     *
     * @param currency Stripe's lower-case code; none where Stripe told none
     * @param pieces in their parcels
     * @param amount what was paid for them
     * @param amountRefunded what went back of it, whenever it did
     * @param completed how many are paid, or were free
     * @param pendingPayment how many wait for a payment that takes days
     * @param paymentFailed how many have such a payment that failed
     * @param needsReview how many are paid with an amount to look at
     */
    @Serdeable
    @Schema(name = "StatisticsTotals")
    record Totals(
            String currency,
            long orders,
            long pieces,
            @MinorUnits long amount,
            @MinorUnits long amountRefunded,
            long completed,
            long pendingPayment,
            long paymentFailed,
            long needsReview) {

        static List<Totals> of(OrderStatistics statistics) {
            return statistics.byCurrency().entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .map(entry -> of(entry.getKey(), entry.getValue()))
                    .toList();
        }

        private static Totals of(String currency, OrderTotals totals) {
            Map<OrderStatus, Long> statuses = totals.statuses();
            return new Totals(
                    currency,
                    totals.orders(),
                    totals.pieces(),
                    totals.amount(),
                    totals.refunded(),
                    statuses.getOrDefault(OrderStatus.COMPLETED, 0L),
                    statuses.getOrDefault(OrderStatus.PENDING_PAYMENT, 0L),
                    statuses.getOrDefault(OrderStatus.PAYMENT_FAILED, 0L),
                    statuses.getOrDefault(OrderStatus.NEEDS_REVIEW, 0L));
        }
    }
}
