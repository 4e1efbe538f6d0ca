package com.thebabesclub.commerce.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Pieces that cost less together. A bundle applies as often as the cart has the pieces, and no
 * piece is in two.
 *
 * @param price what all of its pieces cost together, in minor units
 * @param parts no two of them of the same product or the same collection
 * @param validFrom the first moment of its validity, empty for always
 * @param validUntil the first moment after its validity, empty for ever
 */
public record Bundle(
        String id,
        String name,
        long price,
        List<Part> parts,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil) {

    public Bundle {
        parts = List.copyOf(parts);
    }

    public boolean isValidAt(Instant time) {
        return validFrom.map(from -> !time.isBefore(from)).orElse(true)
                && validUntil.map(time::isBefore).orElse(true);
    }

    public int pieces() {
        return parts.stream().mapToInt(Part::quantity).sum();
    }

    /** The moments at which it makes prices change. */
    Stream<Instant> boundaries() {
        return Stream.concat(validFrom.stream(), validUntil.stream());
    }
}
