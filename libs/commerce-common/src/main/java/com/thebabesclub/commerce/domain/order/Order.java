package com.thebabesclub.commerce.domain.order;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An order snapshot: a pure function of what was quoted, what is known of the payment and what was
 * recorded first.
 *
 * @param created when the session was created; with the session's id it makes the key, the same on
 *     every path
 * @param shop what the shop's people have done about it
 */
public record Order(
        String sessionId,
        Instant created,
        OrderRecord record,
        OrderStatus status,
        PaymentFacts facts,
        List<OrderLine> lines,
        ShopFacts shop) {

    public Order {
        lines = List.copyOf(lines);
        shop = facts.erased() ? shop.withoutPerson() : shop;
    }

    /**
     * The order of a session, empty while the customer has not completed it.
     *
     * @param quoted as written with the session
     * @param charged the lines as Stripe charged them, where {@link QuotedLines#holdFor} is false
     */
    public static Optional<Order> of(
            String sessionId,
            Instant created,
            OrderRecord record,
            QuotedLines quoted,
            Optional<List<OrderLine>> charged,
            PaymentFacts paymentFacts) {
        if (!paymentFacts.stage().isComplete()) {
            return Optional.empty();
        }
        return Optional.of(
                new Order(
                        sessionId,
                        created,
                        record,
                        status(record, quoted, paymentFacts),
                        paymentFacts,
                        charged.orElse(quoted.lines()),
                        ShopFacts.NONE));
    }

    /** The same order, about which the shop's people have done this. */
    public Order with(ShopFacts done) {
        return new Order(sessionId, created, record, status, facts, lines, done);
    }

    /** What of it may still be given back. */
    public RefundLedger refundLedger() {
        return RefundLedger.of(this);
    }

    /** That nothing of it is to be. */
    public boolean isCancelled() {
        return cancelledAt().isPresent();
    }

    /** When the shop's people said so. */
    public Optional<Instant> cancelledAt() {
        return shop.standing().stream()
                .filter(
                        command ->
                                command.action() instanceof ShopAction.RefundRequested asked
                                        && asked.cancels())
                .map(ShopCommand::at)
                .findFirst();
    }

    /** When its customer asked to be forgotten; empty once they are, or where it is another's. */
    public Optional<Instant> erasureAskedAt() {
        return shop.standing().stream()
                .filter(_ -> !facts.erased())
                .filter(command -> command.action() instanceof ShopAction.ErasureAsked)
                .filter(command -> command.by().equals(record.owner().userId()))
                .map(ShopCommand::at)
                .findFirst();
    }

    /** How far its pieces are. */
    public Fulfilment fulfilment() {
        return Fulfilment.of(lines, shop);
    }

    /** The pieces in the parcel: the sum of the quantities. */
    public long itemCount() {
        return lines.stream().mapToLong(OrderLine::quantity).sum();
    }

    private static OrderStatus status(
            OrderRecord record, QuotedLines quoted, PaymentFacts paymentFacts) {
        return switch (paymentFacts.stage()) {
            case UNPAID -> OrderStatus.PENDING_PAYMENT;
            case FAILED -> OrderStatus.PAYMENT_FAILED;
            case FREE, PAID ->
                    paymentFacts.details().amounts().fit(paymentFacts.stage())
                                    && isAsQuoted(quoted, paymentFacts)
                                    && record.oversold().isEmpty()
                            ? OrderStatus.COMPLETED
                            : OrderStatus.NEEDS_REVIEW;
            case OPEN, EXPIRED ->
                    throw new IllegalArgumentException(
                            "no order of a session that is " + paymentFacts.stage());
        };
    }

    private static boolean isAsQuoted(QuotedLines quoted, PaymentFacts paymentFacts) {
        return quoted.expected()
                .map(expected -> expected.matches(paymentFacts.details()))
                .orElse(true);
    }
}
