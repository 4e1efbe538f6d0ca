package com.thebabesclub.commerce.stock;

import com.thebabesclub.commerce.domain.stock.StockChange;
import com.thebabesclub.commerce.domain.stock.StockKey;

import java.util.Optional;

/**
 * That a number of pieces is to be changed.
 *
 * @param id the same for a request that is made again
 * @param by who
 */
public record StockRequest(
        StockKey key, String id, String by, StockChange change, Optional<String> reason) {

    /** What it asks for, to tell another request with the same id by. */
    String wanted() {
        String pieces =
                switch (change) {
                    case StockChange.Difference(long difference) -> "difference " + difference;
                    case StockChange.Count(long count, String version) ->
                            "count " + count + " " + version;
                };
        return pieces + reason.map(why -> " " + why).orElse("");
    }
}
