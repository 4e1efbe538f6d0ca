package com.thebabesclub.commerce.domain.session;

import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.SessionStage;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A checkout session as a source saw it: in an event's payload, or fetched.
 *
 * @param mode {@code payment} for everything that this shop sells
 * @param metadata what was written on the session when it was made
 */
public record ObservedSession(
        String id,
        Instant created,
        Optional<Instant> expiresAt,
        String mode,
        boolean livemode,
        Map<String, String> metadata,
        PaymentFacts facts) {

    public ObservedSession {
        metadata = Map.copyOf(metadata);
    }

    public Optional<String> metadata(String name) {
        return Optional.ofNullable(metadata.get(name)).filter(value -> !value.isBlank());
    }

    /** The same session where it is known that its pending payment has failed. */
    public ObservedSession paymentFailed() {
        if (facts.stage() != SessionStage.UNPAID) {
            return this;
        }
        PaymentFacts failed =
                new PaymentFacts(SessionStage.FAILED, facts.details(), facts.completedAt());
        return new ObservedSession(id, created, expiresAt, mode, livemode, metadata, failed);
    }

    /** Masked: the facts are personal. */
    @Override
    public String toString() {
        return "ObservedSession[" + id + " " + facts.stage() + "]";
    }
}
