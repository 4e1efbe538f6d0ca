package com.thebabesclub.commerce.due;

import com.thebabesclub.commerce.metric.Metric;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.stripe.StripeCoupons;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import reactor.core.publisher.Mono;

/**
 * Removes the coupon of a session that is over: at Stripe first, then its row. That there is none
 * any more is as good as having removed it, so that a crash in between does no harm.
 */
public final class CouponRemoval implements Errand {

    private final Sessions sessions;
    private final StripeCoupons coupons;
    private final CommerceTable table;
    private final Pace pace;
    private final Metrics metrics;

    public CouponRemoval(
            Sessions sessions,
            StripeCoupons coupons,
            CommerceTable table,
            Pace pace,
            Metrics metrics) {
        this.sessions = sessions;
        this.coupons = coupons;
        this.table = table;
        this.pace = pace;
        this.metrics = metrics;
    }

    @Override
    public Mono<Outcome> run(Claimed claimed) {
        String sessionId = claimed.task().sessionId();
        return sessions.findStrongly(sessionId)
                .flatMap(pointer -> Mono.justOrEmpty(pointer.couponId()))
                .flatMap(coupon -> remove(coupon, sessionId))
                .thenReturn(new Outcome.Done());
    }

    private Mono<Void> remove(String coupon, String sessionId) {
        return pace.take()
                .then(Mono.defer(() -> coupons.delete(coupon)))
                .doOnNext(this::count)
                .then(
                        Mono.defer(
                                () ->
                                        table.write(
                                                Write.delete(
                                                        Key.coupon(coupon, sessionId),
                                                        Condition.always()))))
                .then();
    }

    private void count(boolean removed) {
        if (removed) {
            metrics.record(Metric.COUPONS_REMOVED.one());
        }
    }
}
