package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.stock.StockRefusedException;
import com.thebabesclub.commerce.http.Problem;

import io.micronaut.http.HttpStatus;

/** Why a number of pieces cannot be changed, as an operator is told. */
final class StockProblems {

    private StockProblems() {}

    static RuntimeException of(StockRefusedException refused) {
        return problem(refused).exception();
    }

    private static Problem problem(StockRefusedException refused) {
        return switch (refused.refusal()) {
            case NOT_COUNTED ->
                    Problem.of(
                            HttpStatus.NOT_FOUND,
                            "not_counted",
                            "The published catalogue counts no such piece.");
            case TOO_FEW_PIECES ->
                    Problem.conflict(
                                    "too_few_pieces",
                                    "Fewer pieces can be had than would be taken out.")
                            .with("available", refused.available().orElse(0));
            case VERSION_CONFLICT ->
                    Problem.conflict(
                            "version_conflict",
                            "The number has changed since it was read: read it and count again.");
            case IDEMPOTENCY_CONFLICT ->
                    Problem.conflict(
                            "idempotency_conflict",
                            "Another request was made with this Idempotency-Key.");
        };
    }
}
