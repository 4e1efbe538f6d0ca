package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.OrderStatistics;
import com.thebabesclub.commerce.domain.order.OrderStatus;
import com.thebabesclub.commerce.domain.order.OrderTotals;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the orders of a day came to, as it is stored. */
final class OrderStatisticsItemMapper {

    private static final String DAY = "day";
    private static final String SUMMED_AT = "summedAt";
    private static final String TOTALS = "totals";
    private static final String CURRENCY = "currency";
    private static final String STATUSES = "statuses";

    private OrderStatisticsItemMapper() {}

    static Attributes of(LocalDate day, OrderStatistics statistics, Instant now) {
        List<Attributes> totals =
                statistics.byCurrency().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> totals(entry.getKey(), entry.getValue()))
                        .toList();
        return Attributes.item(Key.orderStatistics(day))
                .put(DAY, day.toString())
                .put(SUMMED_AT, now.toString())
                .putMaps(TOTALS, totals)
                .build();
    }

    static LocalDate day(Attributes item) {
        return LocalDate.parse(item.text(DAY));
    }

    static OrderStatistics read(Attributes item) {
        return item.maps(TOTALS).stream()
                .map(map -> OrderStatistics.of(map.text(CURRENCY), totals(map)))
                .reduce(OrderStatistics.NONE, OrderStatistics::plus);
    }

    private static Attributes totals(String currency, OrderTotals totals) {
        Attributes.Builder statuses = Attributes.map();
        totals.statuses().forEach((status, count) -> statuses.put(status.text(), count));
        return Attributes.map()
                .put(CURRENCY, currency)
                .put("orders", totals.orders())
                .put("pieces", totals.pieces())
                .put("amount", totals.amount())
                .put("amountRefunded", totals.refunded())
                .put(STATUSES, statuses.build())
                .build();
    }

    private static OrderTotals totals(Attributes map) {
        Attributes counted = map.map(STATUSES);
        Map<OrderStatus, Long> statuses = new EnumMap<>(OrderStatus.class);
        for (OrderStatus status : OrderStatus.values()) {
            counted.findNumber(status.text()).ifPresent(count -> statuses.put(status, count));
        }
        return new OrderTotals(
                map.number("orders"),
                map.number("pieces"),
                map.number("amount"),
                map.number("amountRefunded"),
                statuses);
    }
}
