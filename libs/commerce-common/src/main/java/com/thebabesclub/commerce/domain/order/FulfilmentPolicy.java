package com.thebabesclub.commerce.domain.order;

import com.thebabesclub.commerce.domain.order.ShopAction.Moved;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which pieces of an order may come to which step, and which command may be voided. */
public final class FulfilmentPolicy {

    private FulfilmentPolicy() {}

    /**
     * That pieces come to a step.
     *
     * @param wanted of each line how many; none for all that can
     * @param override why, where it is to be done in spite of a review, a dispute or a warning
     */
    public static ShopDecision move(
            FulfilmentStep step,
            Map<LineKey, Long> wanted,
            Optional<Parcel> parcel,
            Optional<String> override) {
        return order -> {
            if (step.isForGoods()) {
                requireGoodsAreOwed(order, override.isPresent());
            }
            Fulfilment fulfilment = order.fulfilment();
            List<LineQuantity> lines =
                    wanted.isEmpty() ? fulfilment.left(step) : these(wanted, step, fulfilment);
            if (lines.isEmpty()) {
                throw ShopRefusal.NO_PIECES_LEFT.exception();
            }
            return new Moved(step, lines, parcel, override);
        };
    }

    /** That a command was a mistake. */
    public static ShopDecision voiding(String commandId) {
        return order -> {
            ShopCommand command =
                    order.shop().standing().stream()
                            .filter(standing -> standing.id().equals(commandId))
                            .findFirst()
                            .orElseThrow(ShopRefusal.UNKNOWN_COMMAND::exception);
            ShopAction.Voided voided = new ShopAction.Voided(commandId);
            return switch (command.action()) {
                case Moved _ -> {
                    requirePossible(order, command, voided);
                    yield voided;
                }
                case ShopAction.RefundRequested asked -> {
                    requireRefused(order, commandId, asked);
                    yield voided;
                }
                case ShopAction.RefundRefused _,
                        ShopAction.LetterAgain _,
                        ShopAction.ErasureAsked _,
                        ShopAction.Voided _ ->
                        throw ShopRefusal.UNKNOWN_COMMAND.exception();
            };
        };
    }

    /** Only what never moved money can be taken back. */
    private static void requireRefused(Order order, String id, ShopAction.RefundRequested asked) {
        boolean refused =
                order.refundLedger()
                        .find(id)
                        .filter(request -> request.code().isPresent() && !request.stands())
                        .isPresent();
        if (!refused || asked.cancels()) {
            throw ShopRefusal.UNKNOWN_COMMAND.exception();
        }
    }

    private static void requirePossible(
            Order order, ShopCommand command, ShopAction.Voided voided) {
        ShopCommand last =
                new ShopCommand(
                        command.id() + "-void",
                        command.by(),
                        command.at(),
                        Long.MAX_VALUE,
                        "",
                        voided);
        if (!Fulfilment.of(order.lines(), order.shop().with(last)).isPossible()) {
            throw ShopRefusal.COMMAND_IN_USE.exception();
        }
    }

    /** Goods leave the shop only for an order that stands. */
    private static void requireGoodsAreOwed(Order order, boolean override) {
        PaymentFacts facts = order.facts();
        if (!facts.stage().isSettled()) {
            throw (facts.stage() == SessionStage.UNPAID
                            ? ShopRefusal.PAYMENT_PENDING
                            : ShopRefusal.NOT_PAID)
                    .exception();
        }
        if (order.isCancelled()) {
            throw ShopRefusal.ORDER_CANCELLED.exception();
        }
        if (facts.refundProgress() == RefundProgress.FULL || order.refundLedger().isWhole()) {
            throw ShopRefusal.ORDER_REFUNDED.exception();
        }
        if (!override && isDoubtful(order)) {
            throw ShopRefusal.OVERRIDE_NEEDED.exception();
        }
    }

    /** Whoever ships now may lose goods and money. */
    private static boolean isDoubtful(Order order) {
        return Todo.of(order).stream()
                .anyMatch(
                        todo ->
                                switch (todo.reason()) {
                                    case DISPUTE, FRAUD, OVERSOLD, REVIEW -> true;
                                    case REFUND, PACK -> false;
                                });
    }

    private static List<LineQuantity> these(
            Map<LineKey, Long> wanted, FulfilmentStep step, Fulfilment fulfilment) {
        wanted.forEach(
                (line, quantity) -> {
                    if (!fulfilment.ordered().containsKey(line)) {
                        throw ShopRefusal.UNKNOWN_LINE.exception();
                    }
                    if (quantity > fulfilment.left(step, line)) {
                        throw ShopRefusal.TOO_MANY_PIECES.exception();
                    }
                });
        return wanted.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(line -> new LineQuantity(line.getKey(), line.getValue()))
                .toList();
    }
}
