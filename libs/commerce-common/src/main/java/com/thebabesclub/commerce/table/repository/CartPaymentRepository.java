package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.session.CartPayments;
import com.thebabesclub.commerce.domain.session.PaidCart;
import com.thebabesclub.commerce.domain.session.PendingPayment;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Condition;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code CART#/ACTIVE} has of payments. Settlement writes it without having read it: its
 * changes say the same in any order, and each counts the version up, so that whoever has read the
 * cart before notices.
 */
@Singleton
public final class CartPaymentRepository {

    /** Counts the writes of the cart, whoever makes them. */
    public static final String VERSION = "version";

    /** The sessions that may be open and whose address may be known. */
    public static final String OPEN_SESSIONS = "openSessions";

    /** The latest attempt to buy the cart. */
    public static final String ATTEMPT = "attempt";

    /** Its session, once that is made. */
    public static final String SESSION_ID = "sessionId";

    public static final String PAID_BY = "paidBy";

    private static final String PAID_CART = "paidCart";
    private static final String PAID_ORDER = "paidOrder";
    private static final String PAID_AT = "paidAt";
    private static final String OPENED_AT = "paidOpenedAt";
    private static final String PENDING = "pending";

    /** As long as a session's pointer, which outlives every delayed payment. */
    private static final Duration KEPT = Duration.ofDays(45);

    private final CommerceTable table;

    public CartPaymentRepository(CommerceTable table) {
        this.table = table;
    }

    /** The payments of the cart as they are now. */
    public Mono<CartPayments> read(String cartId) {
        return table.getStrongly(Key.activeSession(cartId))
                .map(CartPaymentRepository::read)
                .defaultIfEmpty(CartPayments.NONE);
    }

    /** The session of an attempt; empty where another is the latest, or it made none. */
    public Mono<String> session(String cartId, int attempt) {
        return table.getStrongly(Key.activeSession(cartId))
                .filter(cart -> cart.findNumber(ATTEMPT).orElse(0) == attempt)
                .mapNotNull(cart -> cart.findText(SESSION_ID).orElse(null));
    }

    /**
     * What a cart is told when more is known of one of its sessions; empty where it knows already.
     * A payment is refused where another session was paid for an equal cart: it is a second one.
     */
    public static Optional<Write> change(SessionPointer seen, SessionPointer next, Instant now) {
        SessionStage before = seen.facts().stage();
        SessionStage after = next.facts().stage();
        return before == after || before.isSettled()
                ? Optional.empty()
                : next.cartId().flatMap(cartId -> change(Key.activeSession(cartId), next, now));
    }

    private static Optional<Write> change(Key cart, SessionPointer next, Instant now) {
        PendingPayment payment =
                new PendingPayment(
                        next.sessionId(), next.cartHash().orElse(CartPayments.UNKNOWN_CART));
        Write over =
                update(
                        cart,
                        Condition.always(),
                        payment,
                        now,
                        AttributeChange.deleteFromSet(PENDING, text(payment)));
        return switch (next.facts().stage()) {
            case OPEN, EXPIRED -> Optional.empty();
            case UNPAID ->
                    Optional.of(
                            update(
                                    cart,
                                    Condition.always(),
                                    payment,
                                    now,
                                    AttributeChange.addToSet(PENDING, text(payment))));
            case FAILED -> Optional.of(over);
            case FREE, PAID ->
                    next.record()
                            .map(
                                    record ->
                                            record.duplicateOf().isPresent()
                                                    ? over
                                                    : paid(cart, payment, next, record, now));
        };
    }

    private static Write paid(
            Key cart,
            PendingPayment payment,
            SessionPointer next,
            OrderRecord record,
            Instant now) {
        return update(
                cart,
                Condition.missing(PAID_BY)
                        .or(Condition.equal(PAID_BY, payment.sessionId()))
                        .or(Condition.differs(PAID_CART, payment.cartHash())),
                payment,
                now,
                AttributeChange.deleteFromSet(PENDING, text(payment)),
                AttributeChange.set(PAID_BY, payment.sessionId()),
                AttributeChange.set(PAID_CART, payment.cartHash()),
                AttributeChange.set(PAID_ORDER, record.number().text()),
                AttributeChange.set(PAID_AT, now.getEpochSecond()),
                // Not its end, which only some of those who tell of it know.
                AttributeChange.set(OPENED_AT, next.created().getEpochSecond()));
    }

    /** What the item of a cart says of payments. */
    public static CartPayments read(Attributes item) {
        return new CartPayments(
                item.findText(PAID_BY).map(session -> paid(session, item)),
                item.textSet(PENDING).stream()
                        .map(CartPaymentRepository::pending)
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /**
     * Adds what is to be said of payments to the item of a cart.
     *
     * @param now from when on it is kept; without payments until the item's own end
     */
    public static void put(
            Attributes.Builder item, CartPayments payments, Instant now, Instant ownEnd) {
        payments.paid()
                .ifPresent(
                        paid ->
                                item.put(PAID_BY, paid.sessionId())
                                        .put(PAID_CART, paid.cartHash())
                                        .put(PAID_ORDER, paid.orderNumber())
                                        .put(PAID_AT, paid.paidAt().getEpochSecond())
                                        .put(OPENED_AT, paid.openedAt().getEpochSecond()));
        item.putTextSet(
                        PENDING,
                        payments.pending().stream()
                                .map(CartPaymentRepository::text)
                                .collect(Collectors.toUnmodifiableSet()))
                .expires(Optional.of(payments.equals(CartPayments.NONE) ? ownEnd : now.plus(KEPT)));
    }

    private static Write update(
            Key cart,
            Condition condition,
            PendingPayment payment,
            Instant now,
            AttributeChange... changes) {
        List<AttributeChange> all = new ArrayList<>(List.of(changes));
        all.add(AttributeChange.add(VERSION, 1));
        all.add(AttributeChange.deleteFromSet(OPEN_SESSIONS, payment.sessionId()));
        all.add(AttributeChange.set(Attributes.EXPIRES_AT, now.plus(KEPT).getEpochSecond()));
        return new Write.Update(cart, all, condition);
    }

    private static PaidCart paid(String session, Attributes item) {
        return new PaidCart(
                session,
                item.text(PAID_CART),
                item.text(PAID_ORDER),
                Instant.ofEpochSecond(item.number(PAID_AT)),
                // An item of before has none: nobody is asked less often for its sake.
                Instant.ofEpochSecond(item.findNumber(OPENED_AT).orElse(item.number(PAID_AT))));
    }

    private static String text(PendingPayment payment) {
        return payment.sessionId() + " " + payment.cartHash();
    }

    private static PendingPayment pending(String text) {
        int blank = text.indexOf(' ');
        return new PendingPayment(text.substring(0, blank), text.substring(blank + 1));
    }
}
