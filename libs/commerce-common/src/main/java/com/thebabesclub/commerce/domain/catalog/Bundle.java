package com.thebabesclub.commerce.domain.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

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
        List<BundleRequirement> parts,
        Optional<Instant> validFrom,
        Optional<Instant> validUntil) {

    public Bundle {
        parts = List.copyOf(parts);
    }

    public boolean isValidAt(Instant time) {
        return (validFrom.isEmpty() || !time.isBefore(validFrom.get()))
                && (validUntil.isEmpty() || time.isBefore(validUntil.get()));
    }

    public int pieces() {
        int pieces = 0;
        for (BundleRequirement requirement : parts) {
            pieces += requirement.quantity();
        }
        return pieces;
    }
}
