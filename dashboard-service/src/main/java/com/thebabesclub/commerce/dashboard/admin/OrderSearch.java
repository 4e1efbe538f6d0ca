package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.orders.Orders;
import com.thebabesclub.commerce.order.OrderRecord;
import com.thebabesclub.commerce.session.SessionPointer;
import com.thebabesclub.commerce.session.Sessions;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** Finds an order by what a customer or Stripe calls it: two or three point reads. */
@Singleton
public final class OrderSearch {

    private final CommerceTable table;
    private final Sessions sessions;
    private final Orders orders;

    public OrderSearch(CommerceTable table, Sessions sessions, Orders orders) {
        this.table = table;
        this.sessions = sessions;
        this.orders = orders;
    }

    /** The session with its order, if it has one; empty where there is no such session. */
    Mono<FoundReply> find(Wanted wanted) {
        return sessionId(wanted).flatMap(sessions::find).flatMap(this::found);
    }

    private Mono<String> sessionId(Wanted wanted) {
        return switch (wanted) {
            case Wanted.BySession session -> Mono.just(session.id());
            case Wanted.ByNumber number -> pointedTo(Key.orderNumber(number.number()));
            case Wanted.ByPayment payment -> pointedTo(Key.paymentIntent(payment.id()));
        };
    }

    private Mono<String> pointedTo(Key key) {
        return table.get(key).map(item -> item.text("sessionId"));
    }

    private Mono<FoundReply> found(SessionPointer pointer) {
        Mono<Optional<Attributes>> order =
                pointer.record()
                        .map(OrderRecord::owner)
                        .map(
                                owner ->
                                        orders.find(
                                                Key.order(
                                                        owner.userId(),
                                                        pointer.created(),
                                                        pointer.sessionId())))
                        .orElseGet(Mono::empty)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
        return order.map(item -> FoundReply.of(pointer, item));
    }
}
