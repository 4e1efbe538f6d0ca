package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.http.security.OrderAccessPolicy;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.SessionLookupThrottle;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.regex.Pattern;

/**
 * One order: the session's pointer, then the order. An order of somebody else and one that is not
 * there end alike, after the pointer and without a call to Stripe.
 */
@Singleton
public final class OrderDetailService {

    private static final Pattern SESSION_ID = Pattern.compile("cs_[A-Za-z0-9_]{1,252}");

    private final SessionRepository sessions;
    private final OrderListService orderListService;
    private final StripeSessionClient stripe;
    private final SettlementService settlement;
    private final SessionLookupThrottle lookupThrottle;
    private final OrderAccessPolicy policy;

    public OrderDetailService(
            SessionRepository sessions,
            OrderListService orderListService,
            StripeSessionClient stripe,
            SettlementService settlement,
            SessionLookupThrottle lookupThrottle,
            OrderAccessPolicy policy) {
        this.sessions = sessions;
        this.orderListService = orderListService;
        this.stripe = stripe;
        this.settlement = settlement;
        this.lookupThrottle = lookupThrottle;
        this.policy = policy;
    }

    /** The customer's order of this id; empty where they have none. */
    Mono<OrderReply> find(Caller caller, String orderId) {
        if (!SESSION_ID.matcher(orderId).matches()) {
            return Mono.empty();
        }
        return sessions.find(orderId)
                .filter(pointer -> policy.mayTurnOutTheirs(caller, pointer))
                .flatMap(
                        pointer ->
                                pointer.record().isPresent()
                                        ? Mono.just(pointer)
                                        : settled(pointer))
                .filter(pointer -> policy.mayAccess(caller, pointer))
                .flatMap(
                        pointer ->
                                orderListService.find(
                                        Key.order(
                                                caller.subject(),
                                                pointer.created(),
                                                pointer.sessionId())))
                .map(OrderReply::of);
    }

    /**
     * Their session, and no order yet: the webhook may be late, so Stripe is asked what became of
     * the payment.
     */
    private Mono<SessionPointer> settled(SessionPointer pointer) {
        boolean ended = pointer.facts().stage() == SessionStage.EXPIRED;
        if (ended || !lookupThrottle.mayAsk(pointer.sessionId())) {
            return Mono.empty();
        }
        return stripe.retrieve(pointer.sessionId())
                .flatMap(
                        observed ->
                                settlement.settle(
                                        observed, SettlementCause.of(OrderSource.ORDER_DETAIL)))
                .map(outcome -> outcome.pointer())
                .filter(known -> known.record().isPresent());
    }
}
