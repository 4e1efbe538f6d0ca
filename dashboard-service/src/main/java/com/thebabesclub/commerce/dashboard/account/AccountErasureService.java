package com.thebabesclub.commerce.dashboard.account;

import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.http.security.OrderAccessPolicy;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.settlement.OrderErasureService;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.repository.ProfileRepository;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Optional;

/**
 * Erases what is kept of a customer: the person in their orders, their tokens, and last their
 * profile. An order that is paid and not sent yet waits until it is. Whatever breaks off, the same
 * call goes on.
 */
@Singleton
public final class AccountErasureService {

    /** What is left is for the next call. */
    private static final int MOST_ORDERS = 50;

    private static final int PAGE = 100;
    private static final int AT_ONCE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(AccountErasureService.class);

    private final CommerceTable table;
    private final OrderErasureService orderErasureService;
    private final ProfileRepository profiles;
    private final OrderAccessPolicy policy;

    public AccountErasureService(
            CommerceTable table,
            OrderErasureService orderErasureService,
            ProfileRepository profiles,
            OrderAccessPolicy policy) {
        this.table = table;
        this.orderErasureService = orderErasureService;
        this.profiles = profiles;
        this.policy = policy;
    }

    public Mono<ErasureReply> of(Caller caller) {
        return Mono.fromSupplier(ErasureCounts::new)
                .flatMap(counts -> of(caller, counts))
                .flatMap(AccountErasureService::logged);
    }

    private Mono<ErasureReply> of(Caller caller, ErasureCounts counts) {
        String partition = Key.profile(caller.subject()).partition();
        return personalOrders(partition)
                .filter(order -> policy.mayAccess(caller, order))
                .filter(counts::isNew)
                .take(MOST_ORDERS)
                .flatMap(order -> erased(order, caller), AT_ONCE)
                .doOnNext(counts::came)
                .count()
                .flatMap(
                        orders ->
                                orders == MOST_ORDERS || !counts.isFinished()
                                        ? Mono.just(false)
                                        : rest(caller.subject(), partition))
                .map(counts::reply);
    }

    private Mono<Boolean> rest(String userId, String partition) {
        return table.query(KeyRange.ascending(partition, "NFT#", PAGE))
                .flatMap(page -> removed(page).thenReturn(page.next().isEmpty()))
                .flatMap(all -> all ? profiles.erase(userId).thenReturn(true) : Mono.just(false));
    }

    private Flux<Attributes> personalOrders(String partition) {
        return page(partition, Optional.empty())
                .expand(
                        page ->
                                page.next().isPresent()
                                        ? page(partition, page.next())
                                        : Mono.empty())
                .concatMapIterable(ItemPage::items)
                .filter(order -> order.has("customerEmail") || order.has("shippingAddress"));
    }

    private Mono<ItemPage> page(String partition, Optional<String> after) {
        return table.query(KeyRange.newest(partition, "ORDER#", PAGE).after(after));
    }

    /** The session's id is the end of the key, also where the item is malformed. */
    private Mono<OrderErasureService.Outcome> erased(Attributes order, Caller caller) {
        String sort = order.key().sort();
        String sessionId = sort.substring(sort.lastIndexOf('#') + 1);
        return orderErasureService.erase(
                sessionId,
                order.key(),
                caller.subject(),
                pointer -> policy.mayAccess(caller, pointer));
    }

    private Mono<Void> removed(ItemPage tokens) {
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
                            .addKeyValue("waiting", reply.waiting())
                            .log("Personal data erased");
                    return Mono.just(reply);
                });
    }
}
