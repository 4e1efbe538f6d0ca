package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.order.ShopRefusedException;
import com.thebabesclub.commerce.http.Problem;

/** Why something cannot be done about an order, as an operator is told. */
final class ShopProblems {

    private ShopProblems() {}

    static RuntimeException of(ShopRefusedException refused) {
        return problem(refused).exception();
    }

    private static Problem problem(ShopRefusedException refused) {
        return switch (refused.refusal()) {
            case PAYMENT_PENDING ->
                    Problem.conflict("payment_pending", "The payment has not arrived yet.");
            case NOT_PAID -> Problem.conflict("not_paid", "The order was not paid.");
            case ORDER_REFUNDED ->
                    Problem.conflict("order_refunded", "The order was refunded in full.");
            case OVERRIDE_NEEDED ->
                    Problem.conflict(
                            "override_needed",
                            "The order is under review, disputed or warned of as fraud: to go on,"
                                    + " say override and why.");
            case UNKNOWN_LINE ->
                    Problem.conflict("unknown_line", "The order has no such line as was quoted.");
            case TOO_MANY_PIECES ->
                    Problem.conflict(
                            "too_many_pieces",
                            "So many pieces of a line cannot come to this step.");
            case NO_PIECES_LEFT ->
                    Problem.conflict(
                            "no_pieces_left", "No piece of the order can come to this step.");
            case ORDER_CANCELLED ->
                    Problem.conflict("order_cancelled", "The order was cancelled before.");
            case NOTHING_LEFT ->
                    Problem.conflict(
                                    "nothing_left",
                                    "So much of the order cannot be given back any more.")
                            .with("left", refused.left().orElse(0));
            case DISPUTED ->
                    Problem.conflict(
                            "disputed", "The bank has the money, or is deciding about it.");
            case AMOUNT_NOT_ALLOWED ->
                    Problem.conflict("amount_not_allowed", "The currency has no such amount.");
            case ORDER_ERASED ->
                    Problem.conflict("order_erased", "The customer of this order was erased.");
            case NOTHING_TO_TELL ->
                    Problem.conflict(
                            "nothing_to_tell", "Nothing has happened that the letter tells of.");
            case UNKNOWN_COMMAND ->
                    Problem.conflict(
                            "unknown_command", "The order has no such request that could be void.");
            case COMMAND_IN_USE ->
                    Problem.conflict(
                            "command_in_use",
                            "What was done later needs this request: void that first.");
            case TOO_MANY_COMMANDS ->
                    Problem.conflict(
                            "too_many_commands", "The order has no room for another request.");
            case IDEMPOTENCY_CONFLICT ->
                    Problem.conflict(
                            "idempotency_conflict",
                            "Another request was made with this Idempotency-Key.");
        };
    }
}
