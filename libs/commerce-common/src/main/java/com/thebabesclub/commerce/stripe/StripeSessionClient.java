package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.param.checkout.SessionLineItemListParams;
import com.stripe.param.checkout.SessionListParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.thebabesclub.commerce.domain.order.OrderLine;
import com.thebabesclub.commerce.domain.session.ObservedSession;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Checkout sessions at Stripe, read. The errors are those of {@link StripeGateway}. */
@Singleton
public final class StripeSessionClient {

    private static final long PAGE = 100;

    private static final SessionRetrieveParams WITH_INTENT =
            SessionRetrieveParams.builder().addExpand("payment_intent").build();

    /** States of a payment intent in which a session that is complete was not paid. */
    private static final Set<String> FAILED = Set.of("requires_payment_method", "canceled");

    /**
     * A session has at most a hundred line items when it is made; more pages than this are a loop
     * and not a cart.
     */
    private static final int MOST_LINE_PAGES = 10;

    private final StripeGateway stripe;
    private final Clock clock;

    public StripeSessionClient(StripeGateway stripe, Clock clock) {
        this.stripe = stripe;
        this.clock = clock;
    }

    /**
     * The session as it is now; {@link StripeRefused#isMissing} where there is none. A pending
     * payment counts as failed where its payment intent says so, of which the session tells
     * nothing.
     */
    public Mono<ObservedSession> retrieve(String sessionId) {
        return stripe.json(
                        "sessions.retrieve",
                        client ->
                                client.v1().checkout().sessions().retrieve(sessionId, WITH_INTENT))
                .map(
                        json ->
                                FAILED.contains(json.path("payment_intent").path("status").asText())
                                        ? session(json).paymentFailed()
                                        : session(json));
    }

    /**
     * A page of the sessions that were created from one moment to another, both included, and are
     * complete.
     *
     * @param after the id after which to begin; empty for the newest
     */
    public Mono<SessionPage> complete(Instant from, Instant to, Optional<String> after) {
        return list(
                SessionListParams.builder().setStatus(SessionListParams.Status.COMPLETE),
                from,
                to,
                after);
    }

    /** The same of all sessions, whatever became of them. */
    public Mono<SessionPage> all(Instant from, Instant to, Optional<String> after) {
        return list(SessionListParams.builder(), from, to, after);
    }

    private Mono<SessionPage> list(
            SessionListParams.Builder params, Instant from, Instant to, Optional<String> after) {
        params.putExtraParam("created", StripeJson.created(from, to)).setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return stripe.json(
                        "sessions.list",
                        client -> client.v1().checkout().sessions().list(params.build()))
                .map(this::page);
    }

    /**
     * The sessions that were paid with this payment intent: one, or none where something else than
     * a checkout made the payment.
     */
    public Mono<List<ObservedSession>> ofPaymentIntent(String intentId) {
        SessionListParams params =
                SessionListParams.builder().setPaymentIntent(intentId).setLimit(PAGE).build();
        return stripe.json(
                        "sessions.list", client -> client.v1().checkout().sessions().list(params))
                .map(this::page)
                .map(SessionPage::sessions);
    }

    /**
     * All lines as they were charged. Sku and collection are those that we wrote on the line or on
     * its product.
     */
    public Mono<List<OrderLine>> lineItems(String sessionId) {
        return StripePage.all(after -> linePage(sessionId, after))
                .take(MOST_LINE_PAGES)
                .flatMap(page -> Flux.fromIterable(page.elements()))
                .collectList();
    }

    private Mono<StripePage<OrderLine>> linePage(String sessionId, Optional<String> after) {
        SessionLineItemListParams.Builder params =
                SessionLineItemListParams.builder().setLimit(PAGE).addExpand("data.price.product");
        after.ifPresent(params::setStartingAfter);
        return stripe.page(
                "sessions.lineItems",
                client ->
                        client.v1()
                                .checkout()
                                .sessions()
                                .lineItems()
                                .list(sessionId, params.build()),
                json -> Optional.of(LineItemJson.read(json)));
    }

    private ObservedSession session(JsonNode json) {
        return SessionJson.read(json, clock.instant())
                .orElseThrow(
                        () ->
                                new IllegalStateException(
                                        "Stripe answered with what is not a session"));
    }

    private SessionPage page(JsonNode list) {
        Instant now = clock.instant();
        List<ObservedSession> sessions = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (JsonNode json : StripeJson.elements(list)) {
            SessionJson.read(json, now)
                    .ifPresentOrElse(
                            sessions::add,
                            () ->
                                    unreadable.add(
                                            StripeJson.text(json, "id").orElse("without an id")));
        }
        return new SessionPage(sessions, unreadable, StripeJson.next(list));
    }

    /**
     * A page of a session list, newest first.
     *
     * @param unreadable the ids of those that Stripe tells in a way that we cannot read
     * @param next the id after which the next page begins, empty where this is the last
     */
    public record SessionPage(
            List<ObservedSession> sessions, List<String> unreadable, Optional<String> next) {

        public SessionPage {
            sessions = List.copyOf(sessions);
            unreadable = List.copyOf(unreadable);
        }
    }
}
