package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.table.Write;
import com.thebabesclub.commerce.table.WriteRefused;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An event that a session is settled for. It is done once the settlement is committed. */
public interface CausingEvent {

    /** Stripe's id of the event. */
    String id();

    /** Whether the event's work was committed before; a stale "no" is harmless. */
    Mono<Boolean> isDone();

    /**
     * The mark that the event is done, to be written with its work.
     *
     * @param failedSince when the event first failed, as far as known
     */
    List<Write> done(Optional<Instant> failedSince);

    /** When the event first failed, where that is why its mark was refused. */
    Optional<Instant> failedSince(WriteRefused refused);

    /** The same event, now that the session is known that it is about. */
    CausingEvent about(String sessionId);
}
