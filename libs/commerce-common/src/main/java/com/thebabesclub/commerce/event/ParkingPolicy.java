package com.thebabesclub.commerce.event;

import java.time.Duration;

/**
 * When Stripe is told to stop delivering an event that keeps failing.
 *
 * @param attempts {@code WEBHOOK_MAX_ATTEMPTS}: of a failure that trying again does not mend
 * @param after {@code WEBHOOK_PARK_AFTER_HOURS}: of any failure, counted from the first
 */
record ParkingPolicy(int attempts, Duration after) {

    /**
     * @param tried the attempts so far
     * @param age since the first failure
     */
    boolean isDue(FailureKind kind, int tried, Duration age) {
        return (!kind.isPassing() && tried >= attempts) || age.compareTo(after) >= 0;
    }
}
