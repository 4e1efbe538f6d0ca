package com.thebabesclub.commerce.operator.secret;

import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SsmParameterStore;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** Puts one secret into its parameter, unless that has it already. */
record SecretWriter(
        SsmParameterStore parameters, boolean overwrites, boolean dryRun, Optional<String> kmsKey) {

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
    record SecretAssignment(ShopSecret secret, String parameter, Secret value, boolean generated) {}

    /** One read, and one write where something is to be written. */
    Mono<Outcome> put(SecretAssignment assignment) {
        return parameters
                .read(assignment.parameter())
                .map(there -> beside(there, assignment))
                .defaultIfEmpty(Outcome.WRITTEN)
                .flatMap(outcome -> carryOut(outcome, assignment));
    }

    private Outcome beside(Secret there, SecretAssignment assignment) {
        if (there.equals(assignment.value())) {
            return Outcome.UNCHANGED;
        }
        if (assignment.generated() && !overwrites) {
            return Outcome.KEPT;
        }
        return overwrites ? Outcome.REPLACED : Outcome.REFUSED;
    }

    private Mono<Outcome> carryOut(Outcome outcome, SecretAssignment assignment) {
        if (dryRun || !outcome.isWrite()) {
            return Mono.just(outcome);
        }
        return parameters
                .write(
                        assignment.parameter(),
                        assignment.value(),
                        outcome == Outcome.REPLACED,
                        kmsKey)
                .thenReturn(outcome);
    }
}
