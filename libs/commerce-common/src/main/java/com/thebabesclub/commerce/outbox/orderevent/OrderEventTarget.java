package com.thebabesclub.commerce.outbox.orderevent;

import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.time.Instant;

/**
 * Somebody who is told of orders. Completes when they have the event; fails with {@link
 * OrderEventNotTaken} where they do not, or where it is not known.
 */
@FunctionalInterface
interface OrderEventTarget {

    Mono<Void> send(Message message);

    /**
     * An event as it is sent.
     *
     * @param id the same for the same event
     * @param time when it was committed
     * @param body the event as JSON
     */
    record Message(String id, String type, Instant time, String body) {

        /** Masked: the order may have a person in it. */
        @Override
        public String toString() {
            return "Message[" + id + "]";
        }
    }

    /** The target did not take an event. It may another time. */
    static final class OrderEventNotTaken extends DependencyUnavailable {

        private final String reason;

        OrderEventNotTaken(String reason, @Nullable Throwable cause) {
            super(reason, cause);
            this.reason = reason;
        }

        /** Without an address and without anything personal. */
        String reason() {
            return reason;
        }
    }
}
