package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.stripe.StripeCouponClient;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import reactor.core.publisher.Mono;

/**
 * Removes the coupon of a session that is over: at Stripe first, then its row. That there is none
 * any more is as good as having removed it, so that a crash in between does no harm.
 */
public final class CouponRemovalHandler implements TaskHandler {

    private final SessionRepository sessions;
    private final StripeCouponClient coupons;
    private final CommerceTable table;
    private final RequestPacer requestPacer;
    private final Metrics metrics;

    public CouponRemovalHandler(
            SessionRepository sessions,
            StripeCouponClient coupons,
            CommerceTable table,
            RequestPacer requestPacer,
            Metrics metrics) {
        this.sessions = sessions;
        this.coupons = coupons;
        this.table = table;
        this.requestPacer = requestPacer;
        this.metrics = metrics;
    }

    @Override
    public Mono<Outcome> run(ClaimedTask claimed) {
        String sessionId = claimed.task().sessionId();
        return sessions.findStrongly(sessionId)
                .flatMap(pointer -> Mono.justOrEmpty(pointer.couponId()))
                .flatMap(coupon -> remove(coupon, sessionId))
                .thenReturn(new Outcome.Done());
    }

    private Mono<Void> remove(String coupon, String sessionId) {
        return requestPacer
                .take()
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
