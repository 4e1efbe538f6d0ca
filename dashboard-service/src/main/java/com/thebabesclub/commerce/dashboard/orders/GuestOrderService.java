package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.settlement.GuestOrderClaimService;
import com.thebabesclub.commerce.settlement.GuestOrderClaimService.Claim;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.ItemPage;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.KeyRange;
import com.thebabesclub.commerce.table.MalformedItem;

import io.micronaut.http.HttpStatus;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.Locale;
import java.util.Optional;

/** Orders that somebody made as a guest, before they signed in with the same e-mail. */
@Singleton
public final class GuestOrderService {

    /** What is left is for the next call. */
    private static final int MOST_CLAIMED = 50;

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 10;
    private static final int LONGEST_EMAIL = 254;
    private static final String PREFIX = "ORDER#";

    private static final Logger LOG = LoggerFactory.getLogger(GuestOrderService.class);

    private final CommerceTable table;
    private final GuestOrderClaimService guestOrderClaimService;

    public GuestOrderService(CommerceTable table, GuestOrderClaimService guestOrderClaimService) {
        this.table = table;
        this.guestOrderClaimService = guestOrderClaimService;
    }

    /**
     * Makes the caller the owner of the orders that lie under their verified e-mail, each in one
     * transaction. After a failure the same call goes on where this one ended.
     */
    Mono<ClaimReply> claim(Caller caller) {
        String guest = verifiedEmail(caller);
        if (guest.equals(caller.subject())) {
            return Mono.just(ClaimReply.NOTHING);
        }
        Claim claim = new Claim(guest, caller.subject(), "email_verified");
        return orders(guest)
                .concatMap(order -> claimed(order, claim), 1)
                .take(MOST_CLAIMED)
                .collectList()
                .map(ids -> new ClaimReply(ids, ids.size() == MOST_CLAIMED))
                .flatMap(GuestOrderService::logged);
    }

    /** A user id can stand under {@code USER#} too; only an e-mail is what the proof is for. */
    private static String verifiedEmail(Caller caller) {
        return caller.email()
                .filter(_ -> caller.emailVerified())
                .filter(email -> email.contains("@") && email.length() <= LONGEST_EMAIL)
                .map(email -> email.toLowerCase(Locale.ROOT))
                .orElseThrow(
                        () ->
                                Problem.of(
                                                HttpStatus.FORBIDDEN,
                                                "email_not_verified",
                                                "Verify your e-mail and sign in again to claim your orders.")
                                        .exception());
    }

    private Flux<Attributes> orders(String guest) {
        String partition = Key.profile(guest).partition();
        return page(partition, Optional.empty())
                .expand(
                        page ->
                                page.next().isPresent()
                                        ? page(partition, page.next())
                                        : Mono.empty())
                .take(MOST_PAGES)
                .concatMapIterable(ItemPage::items);
    }

    private Mono<ItemPage> page(String partition, Optional<String> after) {
        return table.query(KeyRange.newest(partition, PREFIX, PAGE).after(after));
    }

    private Mono<String> claimed(Attributes order, Claim claim) {
        Optional<String> sessionId = order.findText("orderId");
        return Mono.justOrEmpty(sessionId)
                .flatMap(id -> guestOrderClaimService.handOver(id, order.key(), claim))
                .onErrorResume(MalformedItem.class, _ -> Mono.just(false))
                .filter(Boolean::booleanValue)
                .mapNotNull(_ -> sessionId.orElse(null));
    }

    private static Mono<ClaimReply> logged(ClaimReply reply) {
        return Mono.deferContextual(
                context -> {
                    Trace.of(context)
                            .mark(LOG.atInfo())
                            .addKeyValue("orders", reply.claimed().size())
                            .log("Guest orders claimed");
                    return Mono.just(reply);
                });
    }
}
