package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.table.repository.SessionRepository;

import reactor.core.publisher.Mono;

/** A session's pointer as an attempt has read it, and the observation that goes with it. */
record SettlementInput(SessionPointer pointer, Observation observation) {

    /**
     * The pointer as it was read. Where it was never written it is what the session itself tells,
     * and the session is fetched if it was not observed.
     */
    static Mono<SettlementInput> of(
            Observation observation, SessionRepository.Stored stored, StripeSessionClient stripe) {
        return stored.pointer()
                .map(pointer -> Mono.just(new SettlementInput(pointer, observation)))
                .orElseGet(
                        () ->
                                Mono.justOrEmpty(observation.session())
                                        .switchIfEmpty(
                                                Mono.defer(
                                                        () ->
                                                                stripe.retrieve(
                                                                        observation.sessionId())))
                                        .map(
                                                observed ->
                                                        new SettlementInput(
                                                                SessionPointer.rebuilt(observed),
                                                                observation.with(observed))));
    }
}
