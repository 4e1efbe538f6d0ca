package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.net.StripeResponse;
import com.thebabesclub.commerce.domain.session.ObservedSession;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;

/** Makes and ends checkout sessions. The errors are those of {@link StripeGateway}. */
@Singleton
public final class StripeCheckoutClient {

    private final StripeGateway stripe;
    private final Clock clock;

    public StripeCheckoutClient(StripeGateway stripe, Clock clock) {
        this.stripe = stripe;
        this.clock = clock;
    }

    /** Makes the session, or finds it again under the same key. */
    public Mono<SessionCreation> create(NewSession wanted, String idempotencyKey) {
        return stripe.call(
                        "sessions.create",
                        client ->
                                client.v1()
                                        .checkout()
                                        .sessions()
                                        .create(
                                                NewSessionParams.of(wanted),
                                                StripeGateway.once(idempotencyKey))
                                        .getLastResponse())
                .map(this::made)
                .onErrorResume(
                        StripeRefused.class,
                        refused -> Mono.just(SessionRefusalPolicy.decide(refused)))
                .onErrorResume(StripeUnavailable.class, StripeCheckoutClient::broken);
    }

    /**
     * Ends an open session, so that it can no longer be paid; empty where it is not open any more.
     */
    public Mono<ObservedSession> expire(String sessionId) {
        return stripe.call(
                        "sessions.expire",
                        client ->
                                client.v1()
                                        .checkout()
                                        .sessions()
                                        .expire(sessionId)
                                        .getLastResponse())
                .map(this::session)
                .onErrorResume(StripeRefused.class, _ -> Mono.empty());
    }

    private SessionCreation made(StripeResponse response) {
        String url =
                StripeJson.text(StripeJson.read(response.body()), "url")
                        .orElseThrow(
                                () -> new IllegalStateException("a session without an address"));
        boolean replayed = response.headers().firstValue("Idempotent-Replayed").isPresent();
        return new SessionCreation.Made(session(response), url, replayed);
    }

    private ObservedSession session(StripeResponse response) {
        JsonNode json = StripeJson.read(response.body());
        return SessionJson.read(json, clock.instant())
                .orElseThrow(() -> new IllegalStateException("Stripe answered with no session"));
    }

    private static Mono<SessionCreation> broken(StripeUnavailable unavailable) {
        return unavailable.isBreakdown()
                ? Mono.just(new SessionCreation.KeyBroken(unavailable))
                : Mono.error(unavailable);
    }
}
