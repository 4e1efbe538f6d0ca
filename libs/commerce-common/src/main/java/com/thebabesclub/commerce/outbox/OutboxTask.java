package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.domain.stock.ReservationAttempt;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Something to do at or after a time for a session.
 *
 * @param sessionId the session; of a reservation the cart
 * @param about tells tasks of one sort and session apart, where there may be several
 * @param amount the money that it is about, in minor units
 * @param owed what is to be done, all of it when the time comes
 * @param versions of the order that are to be told; empty where the task is about none
 */
public record OutboxTask(
        Kind kind,
        Instant at,
        String sessionId,
        Optional<String> about,
        Optional<Long> amount,
        List<Owed> owed,
        Optional<VersionRange> versions) {

    /** Spread over this many partitions, so that the writes of a busy hour do not meet in one. */
    public static final int SHARDS = 8;

    private static final String SHIPPED = "shipped-";

    /** Why the session is in the queue; the first part of the sort key. */
    public enum Kind {
        /** The session's life is over: see what became of it. */
        EXPIRE("expire"),
        /** The payment is pending: ask how it went. */
        POLL("poll"),
        /** The order is settled: people are to be told. */
        MAIL("mail"),
        /** The shop's people have asked for a refund: ask Stripe for it. */
        REFUND("refund"),
        /** The customer has asked to be forgotten: see whether goods are still owed to them. */
        ERASE("erase"),
        /** What a cart holds is sold, or is to be given back. */
        RESERVATION("reservation"),
        /** The shop's people have said that pieces of the order can be sold again. */
        RESTOCK("restock"),
        /** The session is over: its coupon must not be used elsewhere. */
        COUPON("coupon"),
        /** Something became of the order: others are to be told. */
        ORDER_EVENT("event");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** One item for each session, whatever the hour: what comes later joins it. */
        boolean isStanding() {
            return this == ORDER_EVENT;
        }
    }

    /** One thing that is owed. */
    public enum Owed {
        SETTLE,
        /** To the customer: a parcel is on its way. */
        SHIPPED_MAIL,
        /** The confirmation of the order, to the customer. */
        CUSTOMER_MAIL,
        /** The news of the order, to the shop. */
        SHOP_MAIL,
        /** To the customer: the delayed payment has failed. */
        FAILURE_MAIL,
        /** To the customer: money was given back. */
        REFUND_MAIL,
        /** To the shop: a refund was told that cannot be of the payment. */
        REFUND_REVIEW_MAIL,
        /** To the shop: a dispute, a warning of fraud, a review or oversold pieces. */
        ALARM_MAIL,
        REMOVE_COUPON,
        /** Stripe is to be asked for a refund. */
        REFUND,
        /** The person in the order is to be forgotten. */
        ERASE,
        /** To others: what became of the order, version by version. */
        ORDER_EVENT,
        /** Pieces that nobody is going to buy are to be given back. */
        RELEASE,
        /** Pieces that were sold can be sold again. */
        RESTOCK
    }

    public OutboxTask {
        owed = List.copyOf(owed);
    }

    /** A task that is about no versions. */
    public OutboxTask(
            Kind kind,
            Instant at,
            String sessionId,
            Optional<String> about,
            Optional<Long> amount,
            List<Owed> owed) {
        this(kind, at, sessionId, about, amount, owed, Optional.empty());
    }

    /** The only task of its sort for the session. */
    public OutboxTask(Kind kind, Instant at, String sessionId, List<Owed> owed) {
        this(kind, at, sessionId, Optional.empty(), Optional.empty(), owed);
    }

    /** That the customer is told of a parcel, once for each command of the shop's people. */
    public static OutboxTask shipped(String sessionId, String commandId, Instant at) {
        return new OutboxTask(
                Kind.MAIL,
                at,
                sessionId,
                Optional.of(SHIPPED + commandId),
                Optional.empty(),
                List.of(Owed.SHIPPED_MAIL));
    }

    /** That a letter is sent again, once for each command of the shop's people. */
    public static OutboxTask again(
            String sessionId, String commandId, Instant at, Optional<Long> amount, Owed letter) {
        return new OutboxTask(
                Kind.MAIL,
                at,
                sessionId,
                Optional.of("again-" + commandId),
                amount,
                List.of(letter));
    }

    /** That Stripe is asked for a refund, once for each command of the shop's people. */
    public static OutboxTask refund(String sessionId, String commandId, Instant at, long amount) {
        return new OutboxTask(
                Kind.REFUND,
                at,
                sessionId,
                Optional.of(commandId),
                Optional.of(amount),
                List.of(Owed.REFUND));
    }

    /** That pieces of an order can be sold again, once for each command of the shop's people. */
    public static OutboxTask restock(String sessionId, String commandId, Instant at) {
        return new OutboxTask(
                Kind.RESTOCK,
                at,
                sessionId,
                Optional.of(commandId),
                Optional.empty(),
                List.of(Owed.RESTOCK));
    }

    /** That the customer of an order is forgotten if nothing is owed to them by then. */
    public static OutboxTask erasure(String sessionId, Instant at) {
        return new OutboxTask(Kind.ERASE, at, sessionId, List.of(Owed.ERASE));
    }

    /** That others are told of a version of an order, after all that they are owed before. */
    public static OutboxTask orderEvent(String sessionId, long version, Instant at) {
        return new OutboxTask(
                Kind.ORDER_EVENT,
                at,
                sessionId,
                Optional.empty(),
                Optional.empty(),
                List.of(Owed.ORDER_EVENT),
                Optional.of(new VersionRange(version - 1, version)));
    }

    /** That what an attempt to buy a cart has reserved is given back, unless it was sold. */
    public static OutboxTask reservation(String cartId, long number, int attempt, Instant at) {
        return new OutboxTask(
                Kind.RESERVATION,
                at,
                cartId,
                Optional.of(new ReservationAttempt(number, attempt).text()),
                Optional.empty(),
                List.of(Owed.RELEASE));
    }

    /** The command that a parcel's letter is about. */
    public Optional<String> commandId() {
        return about.filter(text -> text.startsWith(SHIPPED))
                .map(text -> text.substring(SHIPPED.length()).split("-", 2)[0]);
    }

    /** The same, later or with less left to do. */
    public OutboxTask with(Instant time, List<Owed> left) {
        return new OutboxTask(kind, time, sessionId, about, amount, left, versions);
    }

    /** The same, about versions up to this one. */
    OutboxTask through(long version) {
        return new OutboxTask(
                kind,
                at,
                sessionId,
                about,
                amount,
                owed,
                versions.map(range -> new VersionRange(range.sentThrough(), version)));
    }

    /** The task in the queue. Written again for the same session and hour it is the same item. */
    public Write write() {
        return kind.isStanding()
                ? StandingTaskWrites.owe(this)
                : Write.put(OutboxItemMapper.fresh(this));
    }

    public Key key() {
        int shard = Math.floorMod(sessionId.hashCode(), SHARDS);
        return kind.isStanding()
                ? Key.standing(shard, kind.text(), id())
                : Key.due(at, shard, kind.text(), id());
    }

    /** The session, and what tells the task from others of it. */
    public String id() {
        return sessionId + about.map(more -> "#" + more).orElse("");
    }
}
