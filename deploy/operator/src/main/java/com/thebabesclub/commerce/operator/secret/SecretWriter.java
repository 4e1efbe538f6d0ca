package com.thebabesclub.commerce.operator.secret;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SsmParameterStore;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** Puts one secret into its parameter, unless that has it already. */
final class SecretWriter {

    /** What came of it. */
    enum Outcome {
        WRITTEN("written"),
        REPLACED("replaced"),
        UNCHANGED("has this value already"),
        KEPT("is there, and kept"),
        REFUSED("has another value: --overwrite replaces it");

        private final String text;

        Outcome(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }

        boolean isWrite() {
            return this == WRITTEN || this == REPLACED;
        }
    }

    /**
     * What is to be put.
     *
     * @param generated whether the value was made here: then one that is there is the right one
     */
    record Wish(ShopSecret secret, String parameter, Secret value, boolean generated) {}

    private final SsmParameterStore parameters;
    private final boolean overwrites;
    private final boolean dryRun;
    private final Optional<String> kmsKey;

    SecretWriter(
            SsmParameterStore parameters,
            boolean overwrites,
            boolean dryRun,
            Optional<String> kmsKey) {
        this.parameters = parameters;
        this.overwrites = overwrites;
        this.dryRun = dryRun;
        this.kmsKey = kmsKey;
    }

    /** One read, and one write where something is to be written. */
    Mono<Outcome> put(Wish wish) {
        return parameters
                .read(wish.parameter())
                .map(there -> beside(there, wish))
                .defaultIfEmpty(Outcome.WRITTEN)
                .flatMap(outcome -> carryOut(outcome, wish));
    }

    private Outcome beside(Secret there, Wish wish) {
        if (there.equals(wish.value())) {
            return Outcome.UNCHANGED;
        }
        if (wish.generated() && !overwrites) {
            return Outcome.KEPT;
        }
        return overwrites ? Outcome.REPLACED : Outcome.REFUSED;
    }

    private Mono<Outcome> carryOut(Outcome outcome, Wish wish) {
        if (dryRun || !outcome.isWrite()) {
            return Mono.just(outcome);
        }
        return parameters
                .write(wish.parameter(), wish.value(), outcome == Outcome.REPLACED, kmsKey)
                .thenReturn(outcome);
    }
}
