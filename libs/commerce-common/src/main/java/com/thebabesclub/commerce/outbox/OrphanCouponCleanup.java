package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.runtime.deadline.DeadlineExceededException;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.stripe.StripeCouponClient;
import com.thebabesclub.commerce.stripe.StripeCouponClient.Coupon;
import com.thebabesclub.commerce.stripe.StripePage;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Removes the coupons that no task of the queue knows: a checkout that dies after it has made its
 * coupon and before its session leaves nothing in the table. Once a day it goes through the coupons
 * of the account that are past their time.
 *
 * <p>A coupon ends an hour after its session, so that one that has ended belongs to a session that
 * is over.
 */
public final class OrphanCouponCleanup {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanCouponCleanup.class);

    private static final Key KEY = Key.system("COUPON_SWEEP");
    private static final String THROUGH = "through";
    private static final Duration BETWEEN = Duration.ofHours(24);

    /** The longest session, the hour that its coupon outlives it, and an hour for late clocks. */
    private static final Duration LONGEST_COUPON = Duration.ofHours(26);

    private final StripeCouponClient coupons;
    private final CommerceTable table;
    private final RequestPacer requestPacer;
    private final Metrics metrics;
    private final String app;
    private final Clock clock;

    /**
     * @param app the mark of this shop's coupons
     */
    public OrphanCouponCleanup(
            StripeCouponClient coupons,
            CommerceTable table,
            RequestPacer requestPacer,
            Metrics metrics,
            String app,
            Clock clock) {
        this.coupons = coupons;
        this.table = table;
        this.requestPacer = requestPacer;
        this.metrics = metrics;
        this.app = app;
        this.clock = clock;
    }

    /** How many were removed, 0 where it is not time yet; a failure is left to the next call. */
    public Mono<Integer> run(Instant until) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant to = now.minus(LONGEST_COUPON);
        return through()
                .filter(from -> !now.isBefore(from.plus(LONGEST_COUPON).plus(BETWEEN)))
                .flatMap(from -> sweep(from, to, until))
                .defaultIfEmpty(0)
                .onErrorResume(
                        failure -> {
                            LOG.atWarn()
                                    .addKeyValue("reason", failure.getClass().getSimpleName())
                                    .log("Orphan coupons left to the next sweep");
                            return Mono.just(0);
                        });
    }

    /** The time before which every coupon was looked at when it had ended. */
    private Mono<Instant> through() {
        return table.getStrongly(KEY)
                .map(item -> Instant.ofEpochSecond(item.number(THROUGH)))
                .defaultIfEmpty(Instant.EPOCH);
    }

    private Mono<Integer> sweep(Instant from, Instant to, Instant until) {
        return page(from, to, Optional.empty())
                .expand(
                        page ->
                                page.next().isPresent()
                                        ? page(from, to, page.next())
                                        : Mono.empty(),
                        1)
                .concatMap(page -> Flux.fromIterable(page.elements()), 1)
                .filter(this::isOver)
                .concatMap(coupon -> remove(coupon, until), 1)
                .reduce(0, Integer::sum)
                .flatMap(removed -> mark(to).thenReturn(removed));
    }

    private Mono<StripePage<Coupon>> page(Instant from, Instant to, Optional<String> after) {
        return requestPacer.take().then(Mono.defer(() -> coupons.list(from, to, after)));
    }

    private boolean isOver(Coupon coupon) {
        return coupon.app().equals(Optional.of(app))
                && coupon.redeemBy().filter(end -> end.isBefore(clock.instant())).isPresent();
    }

    private Mono<Integer> remove(Coupon coupon, Instant until) {
        if (!clock.instant().isBefore(until)) {
            return Mono.error(new DeadlineExceededException());
        }
        return requestPacer
                .take()
                .then(Mono.defer(() -> coupons.delete(coupon.id())))
                .doOnNext(removed -> metrics.record(Metric.COUPONS_REMOVED.of(removed ? 1 : 0)))
                .map(removed -> removed ? 1 : 0);
    }

    private Mono<Void> mark(Instant to) {
        return table.write(
                        Write.update(
                                KEY,
                                Condition.missing(THROUGH)
                                        .or(Condition.less(THROUGH, to.getEpochSecond())),
                                AttributeChange.set(THROUGH, to.getEpochSecond())))
                .then();
    }
}
