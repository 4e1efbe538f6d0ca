package com.thebabesclub.commerce.operator.catalog;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;

/** An entry as it stands in the file, which a person may have written. */
@Serdeable
record IdMapEntry(
        @Nullable String productId,
        @Nullable String priceId,
        @Nullable Long amount,
        @Nullable String currency) {

    static IdMapEntry of(IdMap.Entry entry) {
        return new IdMapEntry(
                entry.productId(),
                entry.priceId(),
                entry.amount(),
                entry.currency().toUpperCase(Locale.ROOT));
    }

    /** The entry; empty where an id is missing. */
    Optional<IdMap.Entry> entry() {
        if (productId == null || priceId == null) {
            return Optional.empty();
        }
        return Optional.of(
                new IdMap.Entry(
                        productId,
                        priceId,
                        amount == null ? 0 : amount,
                        currency == null ? "" : currency));
    }
}
