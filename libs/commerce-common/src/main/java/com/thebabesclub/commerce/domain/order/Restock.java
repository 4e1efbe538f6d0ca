package com.thebabesclub.commerce.domain.order;

import com.thebabesclub.commerce.domain.order.ShopAction.RefundRefused;
import com.thebabesclub.commerce.domain.order.ShopAction.RefundRequested;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which pieces of an order can be sold again because its money is given back. A function of the
 * command and of what was done before it, so that it is the same whenever it is asked.
 */
public final class Restock {

    private Restock() {}

    /** The pieces of each line; none where the command says nothing of it. */
    public static List<LineQuantity> of(Order order, ShopCommand command) {
        ShopFacts before = before(order.shop(), command);
        return pieces(order, command, putBack(order, before));
    }

    private static ShopFacts before(ShopFacts facts, ShopCommand command) {
        return new ShopFacts(
                facts.all().stream()
                        .filter(other -> other.revision() < command.revision())
                        .toList());
    }

    /** What the commands have put back, one after the other, also those that Stripe refused. */
    private static Map<LineKey, Long> putBack(Order order, ShopFacts facts) {
        Map<LineKey, Long> back = new HashMap<>();
        for (ShopCommand command : facts.all()) {
            pieces(order, command, Map.copyOf(back))
                    .forEach(part -> back.merge(part.line(), part.quantity(), Long::sum));
        }
        return back;
    }

    private static List<LineQuantity> pieces(
            Order order, ShopCommand command, Map<LineKey, Long> back) {
        if (!(command.action() instanceof RefundRequested asked) || !asked.restock()) {
            return List.of();
        }
        ShopFacts before = before(order.shop(), command);
        return asked.cancels() ? unsent(order.with(before), back) : more(asked, before, back);
    }

    /**
     * The pieces of a refund that are not in the shop already. One that Stripe refused, or that was
     * a mistake, has put its pieces back, and whoever asks again means the same ones.
     */
    private static List<LineQuantity> more(
            RefundRequested asked, ShopFacts before, Map<LineKey, Long> back) {
        List<RefundRequested> stand = standing(before);
        return asked.lines().stream()
                .map(part -> Map.entry(part.line(), more(part, stand, back)))
                .filter(line -> line.getValue() > 0)
                .map(line -> new LineQuantity(line.getKey(), line.getValue()))
                .toList();
    }

    private static long more(
            RefundLine part, List<RefundRequested> stand, Map<LineKey, Long> back) {
        long wanted = quantity(stand, part.line()) + part.quantity();
        return Math.min(part.quantity(), wanted - back.getOrDefault(part.line(), 0L));
    }

    /** The refunds with pieces that were neither refused nor taken back. */
    private static List<RefundRequested> standing(ShopFacts facts) {
        Set<String> refused =
                facts.all().stream()
                        .flatMap(
                                command ->
                                        command.action() instanceof RefundRefused no
                                                ? Stream.of(no.requestId())
                                                : Stream.empty())
                        .collect(Collectors.toSet());
        return facts.standing().stream()
                .filter(command -> !refused.contains(command.id()))
                .flatMap(
                        command ->
                                command.action() instanceof RefundRequested asked && asked.restock()
                                        ? Stream.of(asked)
                                        : Stream.empty())
                .toList();
    }

    private static long quantity(List<RefundRequested> refunds, LineKey line) {
        return refunds.stream()
                .flatMap(asked -> asked.lines().stream())
                .filter(part -> part.line().equals(line))
                .mapToLong(RefundLine::quantity)
                .sum();
    }

    /** What neither left the shop nor was put back. */
    private static List<LineQuantity> unsent(Order order, Map<LineKey, Long> back) {
        Fulfilment fulfilment = order.fulfilment();
        return fulfilment.ordered().entrySet().stream()
                .map(
                        line ->
                                Map.entry(
                                        line.getKey(),
                                        line.getValue() - gone(fulfilment, line.getKey(), back)))
                .filter(line -> line.getValue() > 0)
                .map(line -> new LineQuantity(line.getKey(), line.getValue()))
                .toList();
    }

    /** Pieces that came back were sent before: that they were put back ends nothing. */
    private static long gone(Fulfilment fulfilment, LineKey line, Map<LineKey, Long> back) {
        return fulfilment.done(FulfilmentStep.SHIPPED, line)
                + Math.max(
                        0,
                        back.getOrDefault(line, 0L)
                                - fulfilment.done(FulfilmentStep.RETURNED, line));
    }
}
