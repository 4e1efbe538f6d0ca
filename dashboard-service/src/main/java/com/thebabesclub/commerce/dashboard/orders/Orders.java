package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.dashboard.page.Listed;
import com.thebabesclub.commerce.dashboard.page.Lists;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** A customer's orders. */
@Singleton
public final class Orders {

    private final CommerceTable table;
    private final Lists lists;

    public Orders(CommerceTable table, Lists lists) {
        this.table = table;
        this.lists = lists;
    }

    /**
     * The newest orders first, in one query. Orders that arrive meanwhile come before the first
     * page, so that going on from a cursor neither skips nor repeats one.
     *
     * @param cursor of the page before; a problem where it is not of this customer and period
     */
    Mono<Listed<OrderReply>> page(
            String userId, Period period, int limit, Optional<String> cursor) {
        return lists.page(
                new Lists.Place(period.list(), userId),
                period.newest(Key.profile(userId).partition(), limit),
                cursor,
                OrderReply::of);
    }

    /** The order with this key as it is stored; empty where there is none. */
    public Mono<Attributes> find(Key key) {
        return table.get(key).filter(lists::isKept);
    }
}
