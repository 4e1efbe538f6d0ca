package com.thebabesclub.commerce.domain.order;

import java.util.List;
import java.util.Map;

/**
 * Which pieces of an order can be sold again because its money is given back. A function of the
 * command and of what was done before it, so that it is the same whenever it is asked.
 */
public final class Restock {

    private Restock() {}

    /** The pieces of each line; none where the command says nothing of it. */
    public static List<LineQuantity> of(Order order, ShopCommand command) {
        if (!(command.action() instanceof ShopAction.RefundRequested asked) || !asked.restock()) {
            return List.of();
        }
        return asked.cancels()
                ? unsent(order.with(before(order.shop(), command)))
                : asked.lines().stream()
                        .map(part -> new LineQuantity(part.line(), part.quantity()))
                        .toList();
    }

    private static ShopFacts before(ShopFacts facts, ShopCommand command) {
        return new ShopFacts(
                facts.all().stream()
                        .filter(other -> other.revision() < command.revision())
                        .toList());
    }

    /** What neither left the shop nor was put back. */
    private static List<LineQuantity> unsent(Order order) {
        Fulfilment fulfilment = order.fulfilment();
        return fulfilment.ordered().entrySet().stream()
                .map(line -> Map.entry(line.getKey(), line.getValue() - gone(order, line.getKey())))
                .filter(line -> line.getValue() > 0)
                .map(line -> new LineQuantity(line.getKey(), line.getValue()))
                .toList();
    }

    /** Pieces that came back were sent before: that they were put back ends nothing. */
    private static long gone(Order order, LineKey line) {
        Fulfilment fulfilment = order.fulfilment();
        return fulfilment.done(FulfilmentStep.SHIPPED, line)
                + Math.max(
                        0,
                        putBack(order.shop(), line)
                                - fulfilment.done(FulfilmentStep.RETURNED, line));
    }

    /** Also for a refund that Stripe refused, or that was a mistake: the pieces are there. */
    private static long putBack(ShopFacts facts, LineKey line) {
        return facts.all().stream()
                .flatMap(command -> putBack(command).stream())
                .filter(part -> part.line().equals(line))
                .mapToLong(RefundLine::quantity)
                .sum();
    }

    private static List<RefundLine> putBack(ShopCommand command) {
        return command.action() instanceof ShopAction.RefundRequested asked && asked.restock()
                ? asked.lines()
                : List.of();
    }
}
