package com.thebabesclub.commerce.event;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * An event whose work could not be done yet.
 *
 * @param created when it happened at Stripe
 * @param objectId of what it is about: a session, refund or dispute
 * @param digest of the payload as it was last delivered
 * @param attempts how often it was tried
 * @param firstSeen when the first attempt failed, in whole seconds
 * @param lastTried when the last attempt failed
 * @param error why the last attempt failed
 */
public record UnfinishedEvent(
        String eventId,
        String type,
        Instant created,
        Optional<String> objectId,
        String digest,
        State state,
        int attempts,
        Instant firstSeen,
        Instant lastTried,
        EventFailureReason error) {

    /** Who has to do something. */
    public enum State {
        /** Stripe is asked to deliver it again. */
        FAILED,
        /** Stripe was told that it arrived; a person has to look at it and replay it. */
        PARKED;

        /** As it stands in the table. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The state that is written so; empty where it is none of an unfinished event. */
        public static Optional<State> ofText(String text) {
            return switch (text) {
                case "failed" -> Optional.of(FAILED);
                case "parked" -> Optional.of(PARKED);
                default -> Optional.empty();
            };
        }
    }
}
