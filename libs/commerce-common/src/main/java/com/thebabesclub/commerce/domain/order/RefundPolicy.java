package com.thebabesclub.commerce.domain.order;

import com.thebabesclub.commerce.domain.money.Currency;
import com.thebabesclub.commerce.domain.order.ShopAction.RefundRequested;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether so much of an order may be given back, and what pieces of it come to. */
public final class RefundPolicy {

    private RefundPolicy() {}

    /**
     * That an amount is given back, whatever it is for.
     *
     * @param amount in minor units, from 1
     */
    public static ShopDecision ofAmount(
            long amount, Optional<String> reason, Optional<String> note) {
        return order ->
                possible(
                        order,
                        new RefundRequested(amount, List.of(), 0, reason, note, false, false));
    }

    /**
     * That pieces are given back.
     *
     * @param wanted of each line how many
     * @param shipping what was paid for shipping, too
     * @param restock whether the pieces can be sold again
     */
    public static ShopDecision ofLines(
            Map<LineKey, Long> wanted,
            boolean shipping,
            Optional<String> reason,
            Optional<String> note,
            boolean restock) {
        return order -> {
            RefundLedger ledger = order.refundLedger();
            List<RefundLine> lines =
                    wanted.entrySet().stream()
                            .map(part -> line(ledger, part.getKey(), part.getValue()))
                            .toList();
            long ofShipping = shipping ? ledger.shippingLeft() : 0;
            long amount = ofShipping + lines.stream().mapToLong(RefundLine::amount).sum();
            return possible(
                    order,
                    new RefundRequested(amount, lines, ofShipping, reason, note, false, restock));
        };
    }

    /**
     * That nothing of the order is to be, and what is left of it is given back; once.
     *
     * @param restock whether pieces that were not sent can be sold again
     */
    public static ShopDecision cancel(
            Optional<String> reason, Optional<String> note, boolean restock) {
        return order -> {
            requireMovable(order);
            if (order.isCancelled()) {
                throw ShopRefusal.ORDER_CANCELLED.exception();
            }
            RefundLedger ledger = order.refundLedger();
            return new RefundRequested(
                    ledger.left(),
                    ledger.rest(),
                    ledger.shippingLeft(),
                    reason,
                    note,
                    true,
                    restock);
        };
    }

    /** That Stripe has refused a request for good; its amount and pieces are free again. */
    public static ShopDecision refused(String requestId, String code) {
        return order ->
                order.refundLedger()
                        .find(requestId)
                        .filter(RefundRequest::isOpen)
                        .map(_ -> new ShopAction.RefundRefused(requestId, code))
                        .orElseThrow(ShopRefusal.UNKNOWN_COMMAND::exception);
    }

    private static RefundLine line(RefundLedger ledger, LineKey line, long quantity) {
        if (!ledger.has(line)) {
            throw ShopRefusal.UNKNOWN_LINE.exception();
        }
        if (quantity > ledger.piecesLeft(line)) {
            throw ShopRefusal.NOTHING_LEFT.exception(ledger.left());
        }
        return new RefundLine(line, quantity, ledger.share(line, quantity));
    }

    private static RefundRequested possible(Order order, RefundRequested wanted) {
        requireMovable(order);
        long left = order.refundLedger().left();
        if (wanted.amount() < 1 || wanted.amount() > left) {
            throw ShopRefusal.NOTHING_LEFT.exception(left);
        }
        boolean fits =
                order.facts()
                        .details()
                        .amounts()
                        .currency()
                        .flatMap(Currency::find)
                        .map(currency -> currency.allows(wanted.amount()))
                        .orElse(true);
        if (!fits) {
            throw ShopRefusal.AMOUNT_NOT_ALLOWED.exception();
        }
        return wanted;
    }

    /** That there is money to be moved, and the bank has not taken it. */
    private static void requireMovable(Order order) {
        if (order.facts().stage() == SessionStage.UNPAID) {
            throw ShopRefusal.PAYMENT_PENDING.exception();
        }
        if (!order.facts().stage().isSettled()) {
            throw ShopRefusal.NOT_PAID.exception();
        }
        if (order.facts().disputes().haveTheMoney()) {
            throw ShopRefusal.DISPUTED.exception();
        }
    }
}
