package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.OrderStatistics;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.MalformedItem;
import com.thebabesclub.commerce.table.Write;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the shop's orders come to, day by day. A day is summed from the list of orders once it is
 * over, and again when something of it has changed; no commit counts.
 */
@Singleton
public final class OrderStatisticsRepository {

    /** Days that are read at once. */
    public static final int MOST_DAYS = 366;

    private static final Logger LOG = LoggerFactory.getLogger(OrderStatisticsRepository.class);

    /** As many as a query may have; far below its megabyte. */
    private static final int PAGE = 1000;

    private final CommerceTable table;
    private final Clock clock;

    public OrderStatisticsRepository(CommerceTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /**
     * The days that have been summed, in one query.
     *
     * @param last included; at most {@link #MOST_DAYS} with the first
     */
    public Mono<Map<LocalDate, OrderStatistics>> summed(LocalDate first, LocalDate last) {
        Key from = Key.orderStatistics(first);
        KeyRange days =
                KeyRange.newestBetween(
                        from.partition(), from.sort(), Key.orderStatistics(last).sort(), MOST_DAYS);
        return table.query(days).map(OrderStatisticsRepository::byDay);
    }

    /** Sums a day from the list and stores it; twice comes to the same. */
    public Mono<OrderStatistics> sum(LocalDate day) {
        KeyRange orders = OrderListingRange.days(day, day, PAGE);
        return table.query(orders)
                .expand(page -> Mono.justOrEmpty(page.next()).flatMap(at -> after(orders, at)))
                .map(this::ofPage)
                .reduce(OrderStatistics.NONE, OrderStatistics::plus)
                .flatMap(sum -> write(day, sum).thenReturn(sum));
    }

    /**
     * What a part of the list comes to.
     *
     * @param days those of which there is an order in this part
     * @param next the sort key after which the next part begins, empty where this is the last
     */
    public record ListedPart(Map<LocalDate, OrderStatistics> days, Optional<String> next) {

        public ListedPart {
            days = Map.copyOf(days);
        }

        /** The day that the next part goes on with. */
        public Optional<LocalDate> unfinished() {
            return next.map(OrderListingRange::day);
        }
    }

    /**
     * Sums a thousand orders of the list, the newest first.
     *
     * @param last included; in the month of the first
     * @param after the sort key after which to begin
     */
    public Mono<ListedPart> listed(LocalDate first, LocalDate last, Optional<String> after) {
        return table.query(OrderListingRange.days(first, last, PAGE).after(after))
                .map(page -> new ListedPart(days(page), page.next()));
    }

    private Mono<ItemPage> after(KeyRange orders, String sort) {
        return table.query(orders.after(Optional.of(sort)));
    }

    private Mono<Void> write(LocalDate day, OrderStatistics sum) {
        return table.write(Write.put(OrderStatisticsItemMapper.of(day, sum, clock.instant())))
                .then();
    }

    private OrderStatistics ofPage(ItemPage page) {
        return days(page).values().stream().reduce(OrderStatistics.NONE, OrderStatistics::plus);
    }

    private Map<LocalDate, OrderStatistics> days(ItemPage page) {
        Map<LocalDate, OrderStatistics> days = new HashMap<>();
        for (Attributes listed : kept(page.items())) {
            try {
                days.merge(
                        OrderListingRange.day(listed.key().sort()),
                        OrderListingItemMapper.statistics(listed),
                        OrderStatistics::plus);
            } catch (MalformedItem | IllegalArgumentException _) {
                // One order that cannot be read is not to hide the others of its day.
                LOG.atError()
                        .addKeyValue("sortKey", listed.key().sort())
                        .log("Stored item cannot be read");
            }
        }
        return days;
    }

    /** The table deletes late, by days. */
    private List<Attributes> kept(List<Attributes> items) {
        long now = clock.instant().getEpochSecond();
        return items.stream()
                .filter(item -> item.findNumber(Attributes.EXPIRES_AT).orElse(Long.MAX_VALUE) > now)
                .toList();
    }

    private static Map<LocalDate, OrderStatistics> byDay(ItemPage page) {
        Map<LocalDate, OrderStatistics> days = new TreeMap<>();
        for (Attributes item : page.items()) {
            days.put(OrderStatisticsItemMapper.day(item), OrderStatisticsItemMapper.read(item));
        }
        return days;
    }
}
