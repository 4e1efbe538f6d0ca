package com.thebabesclub.commerce.checkout.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.domain.stock.PiecesByProduct;
import com.thebabesclub.commerce.domain.stock.Reservation;
import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.stock.ReservationWrites;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.WriteRefused;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a cart cannot be had.
 *
 * @param variantId where the variant is counted apart
 * @param left how many can be had, fewer than were wanted
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
record Shortage(String sku, @Nullable String variantId, long left) {

    /** Where a claim was refused; empty where it was for another reason. */
    static List<Shortage> of(Optional<Reservation> seen, Reservation wanted, WriteRefused refused) {
        PiecesByProduct own =
                seen.filter(before -> before.number() == wanted.number())
                        .map(Reservation::held)
                        .orElse(PiecesByProduct.NONE);
        List<Shortage> shortages = new ArrayList<>();
        wanted.wantedLast()
                .each(
                        (key, _) -> {
                            if (refused.at(Key.stock(key))) {
                                long more = Math.max(0, ReservationWrites.available(refused, key));
                                shortages.add(of(key, own.of(key) + more));
                            }
                        });
        return List.copyOf(shortages);
    }

    private static Shortage of(StockKey key, long left) {
        return new Shortage(key.sku(), key.variantId().orElse(null), left);
    }
}
