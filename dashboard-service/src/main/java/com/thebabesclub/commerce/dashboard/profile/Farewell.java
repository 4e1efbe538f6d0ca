package com.thebabesclub.commerce.dashboard.profile;

import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.profile.Profiles;
import com.thebabesclub.commerce.settlement.Erasure;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Page;
import com.thebabesclub.commerce.table.Range;
import com.thebabesclub.commerce.table.Write;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Optional;

/**
 * Erases what is kept of a customer: the person in their orders, their tokens, and last their
 * profile. Whatever breaks off, the same call goes on.
 */
@Singleton
public final class Farewell {

    /** What is left is for the next call. */
    private static final int MOST_ORDERS = 50;

    private static final int PAGE = 100;
    private static final int AT_ONCE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);

    private final CommerceTable table;
    private final Erasure erasure;
    private final Profiles profiles;

    public Farewell(CommerceTable table, Erasure erasure, Profiles profiles) {
        this.table = table;
        this.erasure = erasure;
        this.profiles = profiles;
    }

    Mono<ErasureReply> of(String userId) {
        String partition = Key.profile(userId).partition();
        return personalOrders(partition)
                .take(MOST_ORDERS)
                .flatMap(this::erased, AT_ONCE)
                .count()
                .flatMap(
                        orders ->
                                orders == MOST_ORDERS
                                        ? Mono.just(new ErasureReply(false, orders))
                                        : rest(userId, partition, orders))
                .flatMap(Farewell::logged);
    }

    private Mono<ErasureReply> rest(String userId, String partition, long orders) {
        return table.query(Range.ascending(partition, "NFT#", PAGE))
                .flatMap(page -> removed(page).thenReturn(page.next().isEmpty()))
                .flatMap(all -> all ? profiles.erase(userId).thenReturn(true) : Mono.just(false))
                .map(complete -> new ErasureReply(complete, orders));
    }

    private Flux<Attributes> personalOrders(String partition) {
        return page(partition, Optional.empty())
                .expand(
                        page ->
                                page.next().isPresent()
                                        ? page(partition, page.next())
                                        : Mono.empty())
                .concatMapIterable(Page::items)
                .filter(order -> order.has("customerEmail") || order.has("shippingAddress"));
    }

    private Mono<Page> page(String partition, Optional<String> after) {
        return table.query(Range.newest(partition, "ORDER#", PAGE).after(after));
    }

    /** The session's id is the end of the key, also where the item is malformed. */
    private Mono<Boolean> erased(Attributes order) {
        String sort = order.key().sort();
        String sessionId = sort.substring(sort.lastIndexOf('#') + 1);
        return erasure.erase(sessionId, order.key()).thenReturn(true);
    }

    private Mono<Void> removed(Page tokens) {
        return Flux.fromIterable(tokens.items())
                .flatMap(
                        token -> table.write(Write.delete(token.key(), Condition.always())),
                        AT_ONCE)
                .then();
    }

    private static Mono<ErasureReply> logged(ErasureReply reply) {
        return Mono.deferContextual(
                context -> {
                    Trace.of(context)
                            .mark(LOG.atInfo())
                            .addKeyValue("complete", reply.complete())
                            .addKeyValue("orders", reply.orders())
                            .log("Personal data erased");
                    return Mono.just(reply);
                });
    }
}
