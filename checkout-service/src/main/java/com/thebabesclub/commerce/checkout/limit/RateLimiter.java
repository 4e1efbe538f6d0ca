package com.thebabesclub.commerce.checkout.limit;

import com.thebabesclub.commerce.deadline.Unavailable;
import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.metric.Metric;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Change;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;
import com.thebabesclub.commerce.web.ClientAddress;
import com.thebabesclub.commerce.web.Problem;

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
    private final Limit limit;
    private final Clock clock;
    private final Metrics metrics;
    private final LocalWindows local = new LocalWindows();

    public RateLimiter(CommerceTable table, Limit limit, Clock clock, Metrics metrics) {
        this.table = table;
        this.limit = limit;
        this.clock = clock;
        this.metrics = metrics;
    }

    /** Ends without a value where the request may go on; else with a problem, 429. */
    public Mono<Void> admit(ClientAddress address) {
        return Mono.defer(() -> admit(address.limiterKey(), clock.instant()));
    }

    private Mono<Void> admit(String address, Instant now) {
        Instant hour = now.truncatedTo(ChronoUnit.HOURS);
        LocalWindows.Seen seen = local.count(address, hour);
        if (now.isBefore(seen.refusedUntil())) {
            return refuse(now, seen.refusedUntil());
        }
        return table.write(count(address, now))
                .then()
                .onErrorResume(WriteRefused.class, refused -> refused(address, now, seen, refused))
                .onErrorResume(Unavailable.class, _ -> withoutTable(now, seen));
    }

    private Write count(String address, Instant now) {
        String hour = hour(now);
        return Write.update(
                key(address, now),
                below("day", limit.perDay()).and(below(hour, limit.perHour())),
                Change.add("day", 1),
                Change.add(hour, 1),
                Change.set(
                        Attributes.EXPIRES_AT,
                        endOfDay(now).plus(1, ChronoUnit.DAYS).getEpochSecond()));
    }

    private Mono<Void> refused(
            String address, Instant now, LocalWindows.Seen seen, WriteRefused refused) {
        if (refused.isConflict()) {
            return withoutTable(now, seen);
        }
        long today =
                refused.found(key(address, now))
                        .map(item -> item.findNumber("day").orElse(0))
                        .orElse(0L);
        Instant until = today >= limit.perDay() ? endOfDay(now) : endOfHour(now);
        local.refuse(address, until);
        return refuse(now, until);
    }

    private Mono<Void> withoutTable(Instant now, LocalWindows.Seen seen) {
        metrics.record(Metric.LIMITER_STORE_FAILURES.one(limit.scope()));
        boolean admitted = seen.count() <= Math.max(1, limit.perHour() / SHARE_WITHOUT_TABLE);
        return Mono.deferContextual(
                context -> {
                    Trace.of(context)
                            .mark(LOG.atWarn())
                            .addKeyValue("scope", limit.scope())
                            .addKeyValue("admitted", admitted)
                            .log("Rate limit counted without the table");
                    return admitted ? Mono.empty() : refuse(now, endOfHour(now));
                });
    }

    private Mono<Void> refuse(Instant now, Instant until) {
        metrics.record(Metric.RATE_LIMITED.one(limit.scope()));
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
        return Key.limit(limit.scope(), address, now);
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
