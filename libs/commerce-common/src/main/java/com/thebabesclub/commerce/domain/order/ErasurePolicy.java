package com.thebabesclub.commerce.domain.order;

import java.time.Duration;
import java.time.Instant;

/**
 * When the person in an order may be forgotten: not while the shop has their money and owes them
 * goods, for which it needs the address.
 */
public final class ErasurePolicy {

    /** However long goods are owed, the person is not kept longer than this after they asked. */
    public static final Duration LONGEST_WAIT = Duration.ofDays(90);

    private ErasurePolicy() {}

    /** Whether the order's erasure has to wait: it stands, pieces are to be sent, and it may. */
    public static boolean mustWait(Order order, Instant now) {
        return owesGoods(order) && now.isBefore(latest(order));
    }

    /** When the person in an order goes whatever is owed; never where nobody asked for it. */
    public static Instant latest(Order order) {
        return order.erasureAskedAt().map(asked -> asked.plus(LONGEST_WAIT)).orElse(Instant.MAX);
    }

    /** Whether it is paid or free, and pieces of it are neither on their way nor given back. */
    public static boolean owesGoods(Order order) {
        return switch (order.facts().stage()) {
            case PAID ->
                    order.facts().refundProgress() != RefundProgress.FULL && hasPiecesLeft(order);
            case FREE -> !order.isCancelled() && hasPiecesLeft(order);
            case OPEN, UNPAID, FAILED, EXPIRED -> false;
        };
    }

    /** That the customer wants to be forgotten as soon as the goods are on their way. */
    public static ShopDecision ask() {
        return order -> {
            if (!owesGoods(order)) {
                throw ShopRefusal.NO_PIECES_LEFT.exception();
            }
            return new ShopAction.ErasureAsked();
        };
    }

    private static boolean hasPiecesLeft(Order order) {
        Fulfilment fulfilment = order.fulfilment();
        return fulfilment.ordered().entrySet().stream()
                .anyMatch(
                        line ->
                                line.getValue()
                                        > fulfilment.done(FulfilmentStep.SHIPPED, line.getKey())
                                                + givenBackUnsent(order, line.getKey()));
    }

    /** Pieces that came back were sent before: giving their money back ends nothing. */
    static long givenBackUnsent(Order order, LineKey line) {
        long givenBack =
                order.refundLedger().requests().stream()
                        .filter(RefundRequest::hasSucceeded)
                        .flatMap(request -> request.asked().lines().stream())
                        .filter(part -> part.line().equals(line))
                        .mapToLong(RefundLine::quantity)
                        .sum();
        return Math.max(0, givenBack - order.fulfilment().done(FulfilmentStep.RETURNED, line));
    }
}
