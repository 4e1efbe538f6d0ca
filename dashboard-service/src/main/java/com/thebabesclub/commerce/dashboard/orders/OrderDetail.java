package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.order.OrderRecord;
import com.thebabesclub.commerce.order.Owner;
import com.thebabesclub.commerce.order.Source;
import com.thebabesclub.commerce.order.Stage;
import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.settlement.Cause;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.table.Key;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One order: the session's pointer, then the order. An order of somebody else and one that is not
 * there end alike, after the pointer and without a call to Stripe.
 */
@Singleton
public final class OrderDetail {

    private static final Pattern SESSION_ID = Pattern.compile("cs_[A-Za-z0-9_]{1,252}");

    private final Sessions sessions;
    private final Orders orders;
    private final StripeSessions stripe;
    private final Settlement settlement;
    private final RecentlyAsked asked;

    public OrderDetail(
            Sessions sessions,
            Orders orders,
            StripeSessions stripe,
            Settlement settlement,
            RecentlyAsked asked) {
        this.sessions = sessions;
        this.orders = orders;
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
                                orders.find(
                                        Key.order(userId, pointer.created(), pointer.sessionId())))
                .map(OrderReply::of);
    }

    private static boolean isOf(SessionPointer pointer, String userId) {
        Optional<Owner> owner = pointer.record().map(OrderRecord::owner).or(pointer::owner);
        return owner.filter(known -> known.userId().equals(userId)).isPresent();
    }

    /**
     * Their session, and no order yet: the webhook may be late, so Stripe is asked what became of
     * the payment.
     */
    private Mono<SessionPointer> settled(SessionPointer pointer) {
        boolean ended = pointer.facts().stage() == Stage.EXPIRED;
        if (ended || !asked.isFirst(pointer.sessionId())) {
            return Mono.empty();
        }
        return stripe.retrieve(pointer.sessionId())
                .flatMap(observed -> settlement.settle(observed, Cause.of(Source.ORDER_DETAIL)))
                .map(outcome -> outcome.pointer())
                .filter(known -> known.record().isPresent());
    }
}
