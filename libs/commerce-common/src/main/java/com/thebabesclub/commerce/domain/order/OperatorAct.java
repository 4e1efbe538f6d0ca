package com.thebabesclub.commerce.domain.order;

import java.time.Instant;

/**
 * What somebody of the shop did about an order.
 *
 * @param by who did it
 * @param cause the id of what it was done with: of an event that was replayed
 */
public record OperatorAct(Kind kind, Instant at, String by, String cause) {

    /** What can be done. */
    public enum Kind {
        /** An event of the order was handled again. */
        REPLAY("replay");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /** As it stands in the table and in answers. */
        public String text() {
            return text;
        }
    }
}
