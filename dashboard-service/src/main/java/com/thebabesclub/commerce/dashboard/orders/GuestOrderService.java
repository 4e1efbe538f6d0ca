package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.dashboard.page.Pager;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.settlement.GuestOrderClaimService;
import com.thebabesclub.commerce.settlement.GuestOrderClaimService.Claim;

import io.micronaut.http.HttpStatus;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;

/** Orders that somebody made before they signed in, and that have their verified e-mail. */
@Singleton
public final class GuestOrderService {

    /** What is left is for the next call. */
    private static final int MOST_CLAIMED = 50;

    private static final Logger LOG = LoggerFactory.getLogger(GuestOrderService.class);

    private final GuestOrderFinder finder;
    private final GuestOrderClaimService guestOrderClaimService;
    private final Pager pager;

    public GuestOrderService(
            GuestOrderFinder finder, GuestOrderClaimService guestOrderClaimService, Pager pager) {
        this.finder = finder;
        this.guestOrderClaimService = guestOrderClaimService;
        this.pager = pager;
    }

    /**
     * Makes the caller the owner of the orders with their verified e-mail that nobody has proven to
     * be theirs, each in one transaction. After a failure the same call goes on where this one
     * ended.
     *
     * @param cursor of the call before; a problem where it is not of this caller and e-mail
     */
    Mono<ClaimReply> claim(Caller caller, Optional<String> cursor) {
        Claim claim = claim(caller);
        Pager.Place place = new Pager.Place("claim " + claim.email().text(), caller.subject());
        Optional<String> after = cursor.map(text -> pager.sortKey(text, place));
        return finder.find(claim, caller, after, MOST_CLAIMED)
                .flatMap(
                        found ->
                                claimed(found.sessionIds(), claim)
                                        .map(ids -> ClaimReply.of(ids, cursor(found, place))))
                .flatMap(GuestOrderService::logged);
    }

    private static Claim claim(Caller caller) {
        return caller.verifiedEmail()
                .map(email -> new Claim(email, caller.subject(), "email_verified"))
                .orElseThrow(
                        () ->
                                Problem.of(
                                                HttpStatus.FORBIDDEN,
                                                "email_not_verified",
                                                "Verify your e-mail and sign in again to claim your orders.")
                                        .exception());
    }

    private Mono<List<String>> claimed(List<String> sessionIds, Claim claim) {
        return Flux.fromIterable(sessionIds)
                .concatMap(
                        id ->
                                guestOrderClaimService
                                        .handOver(id, claim)
                                        .filter(done -> done)
                                        .map(_ -> id))
                .collectList();
    }

    private Optional<String> cursor(GuestOrderFinder.Found found, Pager.Place place) {
        return found.next().map(sort -> pager.cursor(sort, place));
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
