package com.thebabesclub.commerce.due;

import com.thebabesclub.commerce.table.Attributes;
import com.thebabesclub.commerce.table.Key;
import com.thebabesclub.commerce.table.Write;

import java.time.Instant;
import java.util.List;

/**
 * Something to do at or after a time for a session.
 *
 * @param owed what is to be done, all of it when the time comes
 */
public record DueTask(Kind kind, Instant at, String sessionId, List<Owed> owed) {

    /** Spread over this many partitions, so that the writes of a busy hour do not meet in one. */
    public static final int SHARDS = 8;

    /** Why the session is in the queue; the first part of the sort key. */
    public enum Kind {
        /** The session's life is over: see what became of it. */
        EXPIRE("expire"),
        /** The payment is pending: ask how it went. */
        POLL("poll"),
        /** The order is settled: people are to be told. */
        MAIL("mail"),
        /** The session is over: its coupon must not be used elsewhere. */
        COUPON("coupon");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** One thing that is owed. */
    public enum Owed {
        SETTLE,
        CUSTOMER_MAIL,
        SHOP_MAIL,
        REMOVE_COUPON
    }

    public DueTask {
        owed = List.copyOf(owed);
    }

    /** The task in the queue. Written again for the same session and hour it is the same item. */
    public Write write() {
        return Write.put(
                Attributes.item(key())
                        .put("sessionId", sessionId)
                        .put("at", at.getEpochSecond())
                        .putTexts("owed", owed.stream().map(Owed::name).toList())
                        .build());
    }

    public Key key() {
        return Key.due(at, Math.floorMod(sessionId.hashCode(), SHARDS), kind.text(), sessionId);
    }
}
