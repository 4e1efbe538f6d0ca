package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.dashboard.page.ListPage;
import com.thebabesclub.commerce.dashboard.page.Pager;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.http.security.OrderAccessPolicy;
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
    private final OrderAccessPolicy policy;

    public OrderListService(CommerceTable table, Pager pager, OrderAccessPolicy policy) {
        this.table = table;
        this.pager = pager;
        this.policy = policy;
    }

    /**
     * The newest orders first, in one query where all of them are the caller's. Orders that arrive
     * meanwhile come before the first page, so that going on from a cursor neither skips nor
     * repeats one.
     *
     * @param cursor of the page before; a problem where it is not of this customer and period
     */
    Mono<ListPage<OrderReply>> page(
            Caller caller, OrderPeriod orderPeriod, int limit, Optional<String> cursor) {
        return pager.page(
                new Pager.Place(orderPeriod.list(), caller.subject()),
                orderPeriod.newest(Key.profile(caller.subject()).partition(), limit),
                cursor,
                order -> policy.mayAccess(caller, order),
                OrderReply::of);
    }

    /** The order with this key as it is stored; empty where there is none. */
    public Mono<Attributes> find(Key key) {
        return table.get(key).filter(pager::isKept);
    }
}
