package com.thebabesclub.commerce.domain.order;

import com.thebabesclub.commerce.domain.money.Currency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What of an order may still be given back: a function of what was charged, of what Stripe tells,
 * and of what the shop's people have asked for. Amounts in minor units.
 */
public final class RefundLedger {

    /** What was charged for a line, discount and tax in it. */
    private record Charged(long quantity, long total) {

        Charged plus(Charged other) {
            return new Charged(quantity + other.quantity, total + other.total);
        }
    }

    private final Map<LineKey, Charged> charged = new TreeMap<>();
    private final List<RefundRequest> requests;
    private final PaymentFacts facts;

    private RefundLedger(PaymentFacts facts, List<RefundRequest> requests) {
        this.facts = facts;
        this.requests = requests;
    }

    public static RefundLedger of(Order order) {
        RefundLedger ledger = new RefundLedger(order.facts(), requests(order));
        order.lines()
                .forEach(
                        line ->
                                ledger.charged.merge(
                                        LineKey.of(line),
                                        new Charged(line.quantity(), line.total()),
                                        Charged::plus));
        return ledger;
    }

    /** All that were asked for, oldest first. */
    public List<RefundRequest> requests() {
        return requests;
    }

    public Optional<RefundRequest> find(String id) {
        return requests.stream().filter(request -> request.id().equals(id)).findFirst();
    }

    /** What was paid, less what stands at Stripe, less what is asked for and not known there. */
    public long left() {
        long asked =
                requests.stream()
                        .filter(RefundRequest::isOpen)
                        .mapToLong(request -> request.asked().amount())
                        .sum();
        return Math.max(0, paid() - facts.refunded().standing() - asked);
    }

    /** That something was paid, and all of it is given back or asked for. */
    boolean isWhole() {
        return paid() > 0 && left() == 0;
    }

    boolean has(LineKey line) {
        return charged.containsKey(line);
    }

    /** How many pieces of a line were not given back. */
    long piecesLeft(LineKey line) {
        return Optional.ofNullable(charged.get(line)).map(Charged::quantity).orElse(0L)
                - pieces(line);
    }

    /**
     * What is given back for so many more pieces of a line: of its total so many parts as pieces
     * are given back by then, rounded down, less what was. So that the last piece takes what is
     * left of the line.
     */
    long share(LineKey line, long more) {
        Charged of = charged.getOrDefault(line, new Charged(1, 0));
        long part = Math.multiplyExact(of.total, pieces(line) + more) / of.quantity;
        return Math.max(0, part - part % step() - refunded(line));
    }

    /** What is left of shipping, which is a line of its own. */
    long shippingLeft() {
        return Math.max(
                0,
                facts.details().amounts().shippingCost().orElse(0L)
                        - standing().mapToLong(request -> request.asked().shipping()).sum());
    }

    /** All lines of which pieces are left, each with what is left of it. */
    List<RefundLine> rest() {
        return charged.keySet().stream()
                .filter(line -> piecesLeft(line) > 0)
                .map(line -> new RefundLine(line, piecesLeft(line), share(line, piecesLeft(line))))
                .toList();
    }

    /** Those that Stripe refused and that nobody has asked for again. */
    List<RefundRequest> refusedForGood() {
        List<RefundRequest> waiting = new ArrayList<>();
        for (RefundRequest request : requests) {
            if (request.code().isPresent() && request.refund().isEmpty()) {
                waiting.add(request);
            } else if (request.stands()) {
                waiting.stream()
                        .filter(failed -> failed.asked().amount() == request.asked().amount())
                        .findFirst()
                        .ifPresent(waiting::remove);
            }
        }
        return waiting;
    }

    private long paid() {
        return facts.stage() == SessionStage.PAID
                ? facts.details().amounts().total().orElse(0L)
                : 0;
    }

    private long step() {
        return facts.details()
                .amounts()
                .currency()
                .flatMap(Currency::find)
                .map(Currency::step)
                .orElse(1L);
    }

    private long pieces(LineKey line) {
        return standing()
                .flatMap(request -> request.asked().lines().stream())
                .filter(part -> part.line().equals(line))
                .mapToLong(RefundLine::quantity)
                .sum();
    }

    private long refunded(LineKey line) {
        return standing()
                .flatMap(request -> request.asked().lines().stream())
                .filter(part -> part.line().equals(line))
                .mapToLong(RefundLine::amount)
                .sum();
    }

    private Stream<RefundRequest> standing() {
        return requests.stream().filter(RefundRequest::stands);
    }

    private static List<RefundRequest> requests(Order order) {
        Map<String, Refund> refunds = new HashMap<>();
        for (Refund refund : order.facts().refunds().all()) {
            refund.requestId().ifPresent(id -> refunds.merge(id, refund, RefundLedger::standing));
        }
        Map<String, String> refusals = new HashMap<>();
        List<RefundRequest> requests = new ArrayList<>();
        for (ShopCommand command : order.shop().standing()) {
            if (command.action() instanceof ShopAction.RefundRefused(String id, String code)) {
                refusals.put(id, code);
            }
        }
        for (ShopCommand command : order.shop().standing()) {
            if (command.action() instanceof ShopAction.RefundRequested asked
                    && asked.amount() > 0) {
                requests.add(
                        new RefundRequest(
                                command.id(),
                                command.at(),
                                asked,
                                Optional.ofNullable(refunds.get(command.id())),
                                Optional.ofNullable(refusals.get(command.id()))));
            }
        }
        return List.copyOf(requests);
    }

    /** Of two refunds for one request the one whose money is gone. */
    private static Refund standing(Refund one, Refund other) {
        return one.status().stands() ? one : other;
    }
}
