package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.domain.order.FulfilmentStep;
import com.thebabesclub.commerce.domain.order.Letter;
import com.thebabesclub.commerce.domain.order.Order;
import com.thebabesclub.commerce.domain.order.Restock;
import com.thebabesclub.commerce.domain.order.ShopAction;
import com.thebabesclub.commerce.domain.order.ShopCommand;
import com.thebabesclub.commerce.outbox.OutboxTask;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is owed because the shop's people have done something. A function of values. */
final class ShopTaskPlanner {

    private ShopTaskPlanner() {}

    /**
     * With what the order owes its customer for another command of before.
     *
     * @param counted whether the order has taken pieces that are counted
     */
    static List<OutboxTask> of(ShopCommand command, Order order, boolean counted) {
        return Stream.of(
                        ofCommand(command, order).stream(),
                        restock(command, order).filter(_ -> counted).stream(),
                        ErasureTaskPlanner.of(order, command.at()).stream())
                .flatMap(tasks -> tasks)
                .toList();
    }

    private static List<OutboxTask> ofCommand(ShopCommand command, Order order) {
        return switch (command.action()) {
            case ShopAction.Moved moved -> shipped(moved, command, order).stream().toList();
            case ShopAction.RefundRequested asked ->
                    refund(asked, command, order).stream().toList();
            case ShopAction.LetterAgain again -> List.of(again(again.letter(), command, order));
            case ShopAction.ErasureAsked _ ->
                    List.of(ErasureTaskPlanner.atTheLatest(order.sessionId(), command.at()));
            case ShopAction.RefundRefused _, ShopAction.Voided _ -> List.of();
        };
    }

    /** Named by the command, so that Stripe is asked once. */
    private static Optional<OutboxTask> refund(
            ShopAction.RefundRequested asked, ShopCommand command, Order order) {
        return asked.amount() > 0
                ? Optional.of(
                        OutboxTask.refund(
                                order.sessionId(), command.id(), command.at(), asked.amount()))
                : Optional.empty();
    }

    /** Named by the command, as its moves of the stock are. */
    private static Optional<OutboxTask> restock(ShopCommand command, Order order) {
        return Restock.of(order, command).isEmpty()
                ? Optional.empty()
                : Optional.of(OutboxTask.restock(order.sessionId(), command.id(), command.at()));
    }

    /** Named by the command, so that it is sent once more and not oftener. */
    private static OutboxTask again(Letter letter, ShopCommand command, Order order) {
        String session = order.sessionId();
        return switch (letter) {
            case CONFIRMED ->
                    OutboxTask.again(
                            session,
                            command.id(),
                            command.at(),
                            Optional.empty(),
                            OutboxTask.Owed.CUSTOMER_MAIL);
            case REFUNDED ->
                    OutboxTask.again(
                            session,
                            command.id(),
                            command.at(),
                            Optional.of(order.facts().refunded().succeeded()),
                            OutboxTask.Owed.REFUND_MAIL);
            case SHIPPED ->
                    OutboxTask.shipped(
                            session,
                            order.fulfilment().shipments().getLast().commandId()
                                    + "-"
                                    + command.id(),
                            command.at());
        };
    }

    /** Whoever has committed asks Stripe at once; the sweep would come later. */
    static boolean isMine(OutboxTask task) {
        return task.kind() == OutboxTask.Kind.REFUND;
    }

    /** Named by the command, so that each parcel is told once. */
    private static Optional<OutboxTask> shipped(
            ShopAction.Moved moved, ShopCommand command, Order order) {
        return moved.step() == FulfilmentStep.SHIPPED && !order.facts().erased()
                ? Optional.of(OutboxTask.shipped(order.sessionId(), command.id(), command.at()))
                : Optional.empty();
    }
}
