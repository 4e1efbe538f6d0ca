package com.thebabesclub.commerce.sync.reconcile;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a run has come.
 *
 * @param after the last id of the leg that was looked at; empty before the first
 * @param reached when it was created; what is older is left
 */
record Place(Leg leg, Optional<String> after, Instant reached) {

    static Place begin(Leg leg, Window window) {
        return new Place(leg, Optional.empty(), window.to());
    }

    Place at(Look look) {
        return look.isPlace() ? new Place(leg, Optional.of(look.id()), look.created()) : this;
    }
}
