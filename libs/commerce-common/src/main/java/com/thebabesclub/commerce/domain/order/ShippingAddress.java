package com.thebabesclub.commerce.domain.order;

import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;

/** Where the goods go, as the customer typed it. Every part may be absent. */
public record ShippingAddress(
        Optional<String> name,
        Optional<String> line1,
        Optional<String> line2,
        Optional<String> city,
        Optional<String> state,
        Optional<String> postalCode,
        Optional<String> country)
        implements Comparable<ShippingAddress> {

    /**
     * Any fixed order will do; it only has to be the same for everybody who joins two addresses.
     */
    private static final Comparator<ShippingAddress> ORDER =
            by(ShippingAddress::name)
                    .thenComparing(by(ShippingAddress::line1))
                    .thenComparing(by(ShippingAddress::line2))
                    .thenComparing(by(ShippingAddress::city))
                    .thenComparing(by(ShippingAddress::state))
                    .thenComparing(by(ShippingAddress::postalCode))
                    .thenComparing(by(ShippingAddress::country));

    @Override
    public int compareTo(ShippingAddress other) {
        return ORDER.compare(this, other);
    }

    /** Masked: an address is personal. */
    @Override
    public String toString() {
        return "ShippingAddress[***]";
    }

    private static Comparator<ShippingAddress> by(
            Function<ShippingAddress, Optional<String>> part) {
        return Comparator.comparing(address -> part.apply(address).orElse(""));
    }
}
