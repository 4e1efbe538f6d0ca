package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.dashboard.page.ListPage;
import com.thebabesclub.commerce.dashboard.page.Pager;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** A customer's orders. */
@Singleton
public final class OrderListService {

    private final CommerceTable table;
    private final Pager pager;

    public OrderListService(CommerceTable table, Pager pager) {
        this.table = table;
        this.pager = pager;
    }

    /**
     * The newest orders first, in one query. Orders that arrive meanwhile come before the first
     * page, so that going on from a cursor neither skips nor repeats one.
     *
     * @param cursor of the page before; a problem where it is not of this customer and period
     */
    Mono<ListPage<OrderReply>> page(
            String userId, OrderPeriod orderPeriod, int limit, Optional<String> cursor) {
        return pager.page(
                new Pager.Place(orderPeriod.list(), userId),
                orderPeriod.newest(Key.profile(userId).partition(), limit),
                cursor,
                OrderReply::of);
    }

    /** The order with this key as it is stored; empty where there is none. */
    public Mono<Attributes> find(Key key) {
        return table.get(key).filter(pager::isKept);
    }
}
