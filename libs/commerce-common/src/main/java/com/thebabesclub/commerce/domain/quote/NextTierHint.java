package com.thebabesclub.commerce.domain.quote;

import java.util.List;
import java.util.Optional;

/**
 * What to add to a cart to earn a bundle. Its promise is exact: the cart with the additions has a
 * discount that is greater by {@code saves}.
 *
 * @param saves minor units
 * @param message a sentence for the customer
 */
public record NextTierHint(String bundleId, List<Addition> add, long saves, String message) {

    public NextTierHint {
        add = List.copyOf(add);
    }

    /** Pieces of one product, or any pieces of a collection: exactly one of the two is named. */
    public record Addition(Optional<String> sku, Optional<String> collectionId, int quantity) {

        public Addition {
            if (sku.isPresent() == collectionId.isPresent()) {
                throw new IllegalArgumentException("either a sku or a collection is added");
            }
        }
    }
}
