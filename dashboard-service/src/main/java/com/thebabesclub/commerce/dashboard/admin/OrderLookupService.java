package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.orders.OrderListService;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** Finds an order by what a customer or Stripe calls it: two or three point reads. */
@Singleton
public final class OrderLookupService {

    private final CommerceTable table;
    private final SessionRepository sessions;
    private final OrderListService orderListService;

    public OrderLookupService(
            CommerceTable table, SessionRepository sessions, OrderListService orderListService) {
        this.table = table;
        this.sessions = sessions;
        this.orderListService = orderListService;
    }

    /** The session with its order, if it has one; empty where there is no such session. */
    Mono<OrderLookupReply> find(OrderQuery query) {
        return sessionId(query).flatMap(sessions::find).flatMap(this::found);
    }

    private Mono<String> sessionId(OrderQuery query) {
        return switch (query) {
            case OrderQuery.BySession session -> Mono.just(session.id());
            case OrderQuery.ByNumber number -> pointedTo(Key.orderNumber(number.number()));
            case OrderQuery.ByPayment payment -> pointedTo(Key.paymentIntent(payment.id()));
        };
    }

    private Mono<String> pointedTo(Key key) {
        return table.get(key).map(item -> item.text("sessionId"));
    }

    private Mono<OrderLookupReply> found(SessionPointer pointer) {
        Mono<Optional<Attributes>> order =
                pointer.record()
                        .map(OrderRecord::owner)
                        .map(
                                orderOwner ->
                                        orderListService.find(
                                                Key.order(
                                                        orderOwner.userId(),
                                                        pointer.created(),
                                                        pointer.sessionId())))
                        .orElseGet(Mono::empty)
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
        return order.map(item -> OrderLookupReply.of(pointer, item));
    }
}
