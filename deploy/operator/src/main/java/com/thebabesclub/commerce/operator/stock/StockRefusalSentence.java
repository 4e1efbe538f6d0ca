package com.thebabesclub.commerce.operator.stock;

import com.thebabesclub.commerce.domain.stock.StockKey;
import com.thebabesclub.commerce.domain.stock.StockRefusedException;

/** Why a number of pieces was not changed, and what to do. */
final class StockRefusalSentence {

    private StockRefusalSentence() {}

    static String of(StockKey key, StockRefusedException refused) {
        String why =
                switch (refused.refusal()) {
                    case NOT_COUNTED -> "the published catalogue does not count it.";
                    case TOO_FEW_PIECES ->
                            "only %d can be had.".formatted(refused.available().orElse(0));
                    case VERSION_CONFLICT ->
                            "it has changed since it was read: list it and count again.";
                    case IDEMPOTENCY_CONFLICT -> "--key was used for another change.";
                };
        return key.text() + ": " + why;
    }
}
