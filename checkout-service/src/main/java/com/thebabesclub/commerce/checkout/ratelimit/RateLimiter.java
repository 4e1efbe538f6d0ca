package com.thebabesclub.commerce.checkout.ratelimit;

import com.thebabesclub.commerce.http.ClientAddress;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import io.micronaut.http.HttpStatus;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Counts the requests of each address, by hour and by day (UTC) in one item.
 *
 * <p>The count goes up under the condition that it is below the limit, in one write, so that
 * parallel requests cannot slip through. A refusal is remembered in this process until its window
 * ends and costs nothing then. While the table does not answer, this process lets a quarter of the
 * hour's limit through on its own count.
 */
public final class RateLimiter {

    private static final Logger LOG = LoggerFactory.getLogger(RateLimiter.class);

    private static final int SHARE_WITHOUT_TABLE = 4;

    private final CommerceTable table;
    private final RateLimit rateLimit;
    private final Clock clock;
    private final Metrics metrics;
    private final LocalRateWindows local = new LocalRateWindows();

    public RateLimiter(CommerceTable table, RateLimit rateLimit, Clock clock, Metrics metrics) {
        this.table = table;
        this.rateLimit = rateLimit;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Ends without a value where the request may go on; else with a problem, 429. */
    public Mono<Void> admit(ClientAddress address) {
        return Mono.defer(() -> admit(address.limiterKey(), clock.instant()));
    }

    private Mono<Void> admit(String address, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        LocalRateWindows.Seen seen = local.count(address, hour);
        if (now.isBefore(seen.refusedUntil())) {
            return refuse(now, seen.refusedUntil());
        }
        return table.write(count(address, now))
                .then()
                .onErrorResume(WriteRefused.class, refused -> refused(address, now, seen, refused))
                .onErrorResume(DependencyUnavailable.class, _ -> withoutTable(now, seen));
    }

    private Write count(String address, Instant now) {
        String hour = hour(now);
        return Write.update(
                key(address, now),
                below("day", rateLimit.perDay()).and(below(hour, rateLimit.perHour())),
                AttributeChange.add("day", 1),
                AttributeChange.add(hour, 1),
                AttributeChange.set(
                        Attributes.EXPIRES_AT,
                        endOfDay(now).plus(1, ChronoUnit.DAYS).getEpochSecond()));
    }

    private Mono<Void> refused(
            String address, Instant now, LocalRateWindows.Seen seen, WriteRefused refused) {
        if (refused.isConflict()) {
            return withoutTable(now, seen);
        }
        long today =
                refused.found(key(address, now))
                        .map(item -> item.findNumber("day").orElse(0))
                        .orElse(0L);
        Instant until = today >= rateLimit.perDay() ? endOfDay(now) : endOfHour(now);
        local.refuse(address, until);
        return refuse(now, until);
    }

    private Mono<Void> withoutTable(Instant now, LocalRateWindows.Seen seen) {
        metrics.record(Metric.LIMITER_STORE_FAILURES.one(rateLimit.scope()));
        boolean admitted = seen.count() <= Math.max(1, rateLimit.perHour() / SHARE_WITHOUT_TABLE);
        return Mono.deferContextual(
                context -> {
                    Trace.of(context)
                            .mark(LOG.atWarn())
                            .addKeyValue("scope", rateLimit.scope())
                            .addKeyValue("admitted", admitted)
                            .log("Rate limit counted without the table");
                    return admitted ? Mono.empty() : refuse(now, endOfHour(now));
                });
    }

    private Mono<Void> refuse(Instant now, Instant until) {
        metrics.record(Metric.RATE_LIMITED.one(rateLimit.scope()));
        return Mono.error(
                () ->
                        Problem.of(
                                        HttpStatus.TOO_MANY_REQUESTS,
                                        "rate_limited",
                                        "There were too many requests from your address; try again"
                                                + " later.")
                                .retryAfter(Duration.between(now, until))
                                .exception());
    }

    private Key key(String address, Instant now) {
        return Key.limit(rateLimit.scope(), address, now);
    }

    private static Condition below(String counter, int limit) {
        return Condition.missing(counter).or(Condition.less(counter, limit));
    }

    private static String hour(Instant now) {
        return String.format(Locale.ROOT, "h%02d", now.atZone(ZoneOffset.UTC).getHour());
    }

    private static Instant endOfHour(Instant now) {
        return now.truncatedTo(ChronoUnit.HOURS).plus(1, ChronoUnit.HOURS);
    }

    private static Instant endOfDay(Instant now) {
        return now.truncatedTo(ChronoUnit.DAYS).plus(1, ChronoUnit.DAYS);
    }
}
