package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.page.ListPage;
import com.thebabesclub.commerce.dashboard.page.Pager;
import com.thebabesclub.commerce.domain.email.EmailAddress;
import com.thebabesclub.commerce.http.BlankTextNormalizer;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;

/** Finds orders by what a customer or Stripe calls them, or by the e-mail that paid. */
@Singleton
final class OrderSearchService {

    private static final int PAGE = 20;
    private static final int AT_ONCE = 5;
    private static final String ORDERS = "ORDER#";

    private final OrderLookupService orders;
    private final Pager pager;

    OrderSearchService(OrderLookupService orders, Pager pager) {
        this.orders = orders;
        this.pager = pager;
    }

    /**
     * What is found, which may be nothing.
     *
     * @param reader whom the cursors are for
     */
    Mono<OrderSearchReply> find(String reader, OrderSearchRequest request) {
        Optional<String> email = BlankTextNormalizer.of(request.email());
        if (email.isEmpty()) {
            return orders.find(
                            OrderQuery.of(request.number(), request.session(), request.payment()))
                    .map(List::of)
                    .defaultIfEmpty(List.of())
                    .map(found -> new OrderSearchReply(found, null));
        }
        OrderQuery.requireNone(request.number(), request.session(), request.payment());
        return byEmail(
                reader,
                EmailAddress.of(email.get())
                        .orElseThrow(
                                () -> Problem.invalid("email", "must be an e-mail").exception()),
                Optional.ofNullable(request.limit()).orElse(PAGE),
                BlankTextNormalizer.of(request.cursor()));
    }

    private Mono<OrderSearchReply> byEmail(
            String reader, EmailAddress email, int limit, Optional<String> cursor) {
        return pager.page(
                        new Pager.Place("orders of " + email.text(), reader),
                        KeyRange.newest(Key.email(email.text()), ORDERS, limit),
                        cursor,
                        item -> item.text("sessionId"))
                .flatMap(this::found);
    }

    private Mono<OrderSearchReply> found(ListPage<String> page) {
        return Flux.fromIterable(page.records())
                .flatMapSequential(
                        session -> orders.find(new OrderQuery.BySession(session)), AT_ONCE)
                .collectList()
                .map(found -> new OrderSearchReply(found, page.nextCursor().orElse(null)));
    }
}
