package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.order.SessionStage;

import reactor.core.publisher.Mono;

/** Asks Stripe what became of a session. */
@FunctionalInterface
public interface SessionInquiry {

    /**
     * The stage of the session, after what Stripe says was settled; empty where Stripe has no such
     * session, so that nobody can have paid it.
     */
    Mono<SessionStage> stage(String sessionId);
}
