package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.settlement.OrderRetentionProperties;
import com.thebabesclub.commerce.table.repository.OrderStatisticsRepository;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** Sums the days that a run came across, once it has settled what it found. */
@Singleton
record DaySummingService(
        OrderStatisticsRepository statistics, OrderRetentionProperties retention, Clock clock) {

    private static final Logger LOG = LoggerFactory.getLogger(DaySummingService.class);

    /**
     * Sums the days that are over, the newest first. A day that cannot be summed is worth no failed
     * run: the next one sums it.
     *
     * @param until when it begins no more of them
     */
    Mono<Void> sum(TouchedDays days, Instant until) {
        return Flux.fromIterable(days.before(clock.instant()))
                .filter(this::isWhole)
                .takeWhile(_ -> clock.instant().isBefore(until))
                .concatMap(statistics::sum, 0)
                .count()
                .flatMap(DaySummingService::tell)
                .onErrorResume(DaySummingService::failed);
    }

    /** Of a day whose orders go, what was summed while they were there is what is left of it. */
    private boolean isWhole(LocalDate day) {
        return retention
                .kept()
                .map(kept -> day.atStartOfDay(ZoneOffset.UTC).toInstant().plus(kept))
                .map(clock.instant()::isBefore)
                .orElse(true);
    }

    private static Mono<Void> tell(long count) {
        return Trace.log(
                trace -> trace.mark(LOG.atInfo()).addKeyValue("days", count).log("Days summed"));
    }

    private static Mono<Void> failed(Throwable failure) {
        return Trace.log(
                trace ->
                        trace.mark(LOG.atError())
                                .addKeyValue("reason", FailureClassifier.sentence(failure))
                                .log("Error: days could not be summed"));
    }
}
