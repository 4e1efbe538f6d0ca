package com.thebabesclub.commerce.domain.order;

import java.util.Optional;

/**
 * How pieces are on their way. Whoever has the number learns where the customer lives, so that it
 * goes with their erasure.
 *
 * @param link where the carrier says how far it is, by https
 */
public record Parcel(
        Optional<String> carrier, Optional<String> trackingNumber, Optional<String> link) {

    static final Parcel UNKNOWN = new Parcel(Optional.empty(), Optional.empty(), Optional.empty());

    Parcel withoutPerson() {
        return new Parcel(carrier, Optional.empty(), Optional.empty());
    }

    /** Masked: the number is personal. */
    @Override
    public String toString() {
        return "Parcel[" + carrier.orElse("?") + "]";
    }
}
