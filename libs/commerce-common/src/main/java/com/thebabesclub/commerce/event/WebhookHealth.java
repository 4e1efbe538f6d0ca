package com.thebabesclub.commerce.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How deliveries fare.
 *
 * @param last the newest event of a session of ours at Stripe, of the last day
 * @param behind of the newest hundred events of sessions, those that are older than a few minutes
 *     and not done here
 * @param failed events that Stripe still delivers
 * @param parked events that wait for a person
 * @param failures unfinished events by the kind of their last failure
 * @param oldest when the oldest unfinished event first failed
 * @param drift in what Stripe's record of our endpoint is not as it should be
 */
public record WebhookHealth(
        Optional<LastEvent> last,
        int behind,
        int failed,
        int parked,
        Map<String, Integer> failures,
        Optional<Instant> oldest,
        List<String> drift) {

    /**
     * The newest event.
     *
     * @param lag from what happened to the commit here; empty while it is not done
     */
    public record LastEvent(String eventId, String type, Instant created, Optional<Duration> lag) {}

    public WebhookHealth {
        failures = Map.copyOf(failures);
        drift = List.copyOf(drift);
    }

    /** True where nobody has to look. */
    public boolean isWell() {
        return parked == 0 && behind == 0 && drift.isEmpty();
    }
}
