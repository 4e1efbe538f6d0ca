package com.thebabesclub.commerce.domain.session;

import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.Disputes;
import com.thebabesclub.commerce.domain.order.LineQuantity;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.RadarAlerts;
import com.thebabesclub.commerce.domain.order.ShopAction;
import com.thebabesclub.commerce.domain.order.ShopCommand;
import com.thebabesclub.commerce.domain.stock.PiecesByProduct;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that a commit changed of an order, for the shop's people. Nothing about the person is
 * in it: of an e-mail it says that it changed.
 *
 * @param value what it is now; empty where the kind says all
 */
public record OrderChange(Kind kind, String value) {

    /** What changed. */
    public enum Kind {
        /** The order was made; its number. */
        CREATED,
        /** How far the payment is. */
        STAGE,
        /** What it comes to, in minor units. */
        AMOUNT,
        /** What was given back so far, in minor units. */
        REFUNDED,
        /** How much of it was given back. */
        REFUND_STATUS,
        /** A dispute's id and Stripe's word for how it stands. */
        DISPUTE,
        /** An alert of Radar: its id and whether something can still be done about it. */
        ALERT,
        /** The session that had already paid for the same cart. */
        DUPLICATE_OF,
        /** What was paid when there were no more. */
        OVERSOLD,
        EMAIL,
        ADDRESS,
        /** The customer was forgotten. */
        ERASED,
        /** A step that pieces have come to, how many they are, and the command's id. */
        FULFILMENT,
        /** What was asked for, in minor units, and the command's id. */
        REFUND_REQUESTED,
        /** Stripe's word for why, and the id of the command that asked. */
        REFUND_REFUSED,
        /** What was left and is given back, in minor units, and the command's id. */
        CANCELLED,
        /** A letter that is sent again, and the command's id. */
        LETTER,
        /** The customer is to be forgotten as soon as nothing is owed to them. */
        ERASURE_ASKED,
        /** The id of a command that was a mistake. */
        VOIDED;

        /** As it stands in the table and in answers. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static OrderChange of(Kind kind, Object value) {
        return new OrderChange(kind, value.toString());
    }

    /** What a command of the shop's people changes. */
    public static OrderChange of(ShopCommand command) {
        return switch (command.action()) {
            case ShopAction.Moved moved ->
                    of(
                            Kind.FULFILMENT,
                            moved.step().text() + " " + pieces(moved) + " " + command.id());
            case ShopAction.RefundRequested asked ->
                    of(
                            asked.cancels() ? Kind.CANCELLED : Kind.REFUND_REQUESTED,
                            asked.amount() + " " + command.id());
            case ShopAction.RefundRefused refused ->
                    of(Kind.REFUND_REFUSED, refused.code() + " " + refused.requestId());
            case ShopAction.LetterAgain again ->
                    of(Kind.LETTER, again.letter().text() + " " + command.id());
            case ShopAction.ErasureAsked _ -> of(Kind.ERASURE_ASKED, "");
            case ShopAction.Voided voided -> of(Kind.VOIDED, voided.commandId());
        };
    }

    private static long pieces(ShopAction.Moved moved) {
        return moved.lines().stream().mapToLong(LineQuantity::quantity).sum();
    }

    /** What a commit changes that brings a session's pointer from the one to the other. */
    public static List<OrderChange> between(SessionPointer seen, SessionPointer next) {
        PaymentFacts before = seen.facts();
        PaymentFacts after = next.facts();
        List<OrderChange> changes = new ArrayList<>();
        next.record()
                .filter(_ -> seen.record().isEmpty())
                .ifPresent(record -> changes.add(of(Kind.CREATED, record.number().text())));
        if (before.stage() != after.stage()) {
            changes.add(of(Kind.STAGE, after.stage().text()));
        }
        if (!before.details().amounts().total().equals(after.details().amounts().total())) {
            after.details().amounts().total().ifPresent(sum -> changes.add(of(Kind.AMOUNT, sum)));
        }
        if (before.refunded().succeeded() != after.refunded().succeeded()) {
            changes.add(of(Kind.REFUNDED, after.refunded().succeeded()));
        }
        if (before.refundProgress() != after.refundProgress()) {
            changes.add(of(Kind.REFUND_STATUS, after.refundProgress().text()));
        }
        changes.addAll(disputes(before.disputes(), after.disputes()));
        changes.addAll(alerts(before.alerts(), after.alerts()));
        duplicateOf(next)
                .filter(first -> !duplicateOf(seen).equals(Optional.of(first)))
                .ifPresent(first -> changes.add(of(Kind.DUPLICATE_OF, first)));
        oversold(next)
                .filter(missing -> !oversold(seen).equals(Optional.of(missing)))
                .ifPresent(missing -> changes.add(of(Kind.OVERSOLD, missing)));
        changes.addAll(person(before, after));
        return changes;
    }

    private static List<OrderChange> disputes(Disputes before, Disputes after) {
        Set<String> known = new HashSet<>();
        before.all().forEach(dispute -> known.add(word(dispute)));
        return after.all().stream()
                .map(OrderChange::word)
                .filter(word -> !known.contains(word))
                .map(word -> of(Kind.DISPUTE, word))
                .toList();
    }

    private static String word(Dispute dispute) {
        return dispute.id() + " " + dispute.status();
    }

    private static List<OrderChange> alerts(RadarAlerts before, RadarAlerts after) {
        return after.all().stream()
                .filter(alert -> !before.all().contains(alert))
                .map(alert -> of(Kind.ALERT, alert.id() + (alert.open() ? " open" : " closed")))
                .toList();
    }

    private static Optional<String> duplicateOf(SessionPointer pointer) {
        return pointer.record().flatMap(OrderRecord::duplicateOf);
    }

    private static Optional<String> oversold(SessionPointer pointer) {
        return pointer.record()
                .map(OrderRecord::oversold)
                .filter(missing -> !missing.isEmpty())
                .map(PiecesByProduct::text);
    }

    private static List<OrderChange> person(PaymentFacts before, PaymentFacts after) {
        if (after.erased()) {
            return before.erased() ? List.of() : List.of(of(Kind.ERASED, ""));
        }
        List<OrderChange> changes = new ArrayList<>();
        if (!before.details().customerEmail().equals(after.details().customerEmail())) {
            changes.add(of(Kind.EMAIL, ""));
        }
        if (!before.details().shipping().equals(after.details().shipping())) {
            changes.add(of(Kind.ADDRESS, ""));
        }
        return changes;
    }
}
