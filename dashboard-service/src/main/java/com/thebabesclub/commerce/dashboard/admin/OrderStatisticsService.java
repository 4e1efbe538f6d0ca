package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.order.OrderStatistics;
import com.thebabesclub.commerce.table.repository.OrderStatisticsRepository;
import com.thebabesclub.commerce.table.repository.OrderStatisticsRepository.ListedPart;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the shop's orders come to: days that the nightly sync has summed as it left them, today and
 * days that it has not summed from the list.
 */
@Singleton
final class OrderStatisticsService {

    /** Of a thousand orders each: what is beyond is left to the nightly sync. */
    static final int MOST_QUERIES = 20;

    private final OrderStatisticsRepository statistics;
    private final Clock clock;

    OrderStatisticsService(OrderStatisticsRepository statistics, Clock clock) {
        this.statistics = statistics;
        this.clock = clock;
    }

    Mono<OrderStatisticsReply> of(OrderStatisticsPeriod period) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        List<LocalDate> days = period.until(today);
        return days.isEmpty()
                ? Mono.just(reply(days, Map.of(), Set.of()))
                : statistics
                        .summed(period.first(), days.getFirst())
                        .flatMap(
                                summed -> {
                                    Tally tally = new Tally(summed, days);
                                    return fill(tally, Optional.empty(), 1)
                                            .then(Mono.fromSupplier(() -> tally.reply(days)));
                                });
    }

    /** Goes on with what is not summed, the newest first, as far as the number of queries goes. */
    private Mono<Void> fill(Tally tally, Optional<String> after, int queries) {
        if (tally.open.isEmpty() || queries > MOST_QUERIES) {
            return Mono.empty();
        }
        LocalDate last = tally.open.last();
        return statistics
                .listed(tally.first(last), last, after)
                .flatMap(part -> fill(tally, tally.add(last, part), queries + 1));
    }

    private static OrderStatisticsReply reply(
            List<LocalDate> days, Map<LocalDate, OrderStatistics> known, Set<LocalDate> unsummed) {
        List<LocalDate> told = days.stream().filter(day -> !unsummed.contains(day)).toList();
        return new OrderStatisticsReply(
                OrderStatisticsReply.Totals.of(
                        told.stream()
                                .map(day -> known.getOrDefault(day, OrderStatistics.NONE))
                                .reduce(OrderStatistics.NONE, OrderStatistics::plus)),
                told.stream()
                        .map(
                                day ->
                                        OrderStatisticsReply.Day.of(
                                                day, known.getOrDefault(day, OrderStatistics.NONE)))
                        .toList(),
                unsummed.stream().map(LocalDate::toString).toList());
    }

    /** What is known of the days of one answer, and which are not finished. */
    private static final class Tally {

        private final Map<LocalDate, OrderStatistics> known;
        private final TreeSet<LocalDate> open;

        Tally(Map<LocalDate, OrderStatistics> summed, List<LocalDate> days) {
            known = new HashMap<>(summed);
            open = new TreeSet<>(days);
            open.removeAll(summed.keySet());
        }

        /** The first day of those without a gap before the last, in its month. */
        LocalDate first(LocalDate last) {
            LocalDate first = last;
            while (first.getDayOfMonth() > 1 && open.contains(first.minusDays(1))) {
                first = first.minusDays(1);
            }
            return first;
        }

        /** Where the part ended before its days did: after which sort key to go on. */
        Optional<String> add(LocalDate last, ListedPart part) {
            LocalDate first = first(last);
            part.days().forEach((day, sum) -> known.merge(day, sum, OrderStatistics::plus));
            LocalDate finished = part.unfinished().map(day -> day.plusDays(1)).orElse(first);
            open.tailSet(finished, true).clear();
            return part.next();
        }

        OrderStatisticsReply reply(List<LocalDate> days) {
            return OrderStatisticsService.reply(days, known, open);
        }
    }
}
