package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.settlement.SettlementCause;
import com.thebabesclub.commerce.settlement.SettlementService;
import com.thebabesclub.commerce.stripe.SessionLookupThrottle;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.Optional;
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
    private final SessionLookupThrottle asked;

    public OrderDetailService(
            SessionRepository sessions,
            OrderListService orderListService,
            StripeSessionClient stripe,
            SettlementService settlement,
            SessionLookupThrottle asked) {
        this.sessions = sessions;
        this.orderListService = orderListService;
        this.stripe = stripe;
        this.settlement = settlement;
        this.asked = asked;
    }

    /** The customer's order of this id; empty where they have none. */
    Mono<OrderReply> find(String userId, String orderId) {
        if (!SESSION_ID.matcher(orderId).matches()) {
            return Mono.empty();
        }
        return sessions.find(orderId)
                .filter(pointer -> isOf(pointer, userId))
                .flatMap(
                        pointer ->
                                pointer.record().isPresent()
                                        ? Mono.just(pointer)
                                        : settled(pointer))
                .flatMap(
                        pointer ->
                                orderListService.find(
                                        Key.order(userId, pointer.created(), pointer.sessionId())))
                .map(OrderReply::of);
    }

    private static boolean isOf(SessionPointer pointer, String userId) {
        Optional<OrderOwner> owner = pointer.record().map(OrderRecord::owner).or(pointer::owner);
        return owner.filter(known -> known.userId().equals(userId)).isPresent();
    }

    /**
     * Their session, and no order yet: the webhook may be late, so Stripe is asked what became of
     * the payment.
     */
    private Mono<SessionPointer> settled(SessionPointer pointer) {
        boolean ended = pointer.facts().stage() == SessionStage.EXPIRED;
        if (ended || !asked.mayAsk(pointer.sessionId())) {
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
