package com.thebabesclub.commerce.local.demo;

import java.time.Duration;
import java.util.Optional;

/** Waits for what happens elsewhere, by looking again and again, and not for ever. */
final class Until {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private Until() {}

    /** Looks once. */
    interface Look<T> {
        Optional<T> look() throws InterruptedException;
    }

    /**
     * Returns what is found, at once when it is there.
     *
     * @throws StepFailed if it is not there in time
     */
    static <T> T found(String what, Duration limit, Look<T> look) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            Optional<T> seen = look.look();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() > deadline) {
                throw new StepFailed(
                        "%s is not there after %d s.".formatted(what, limit.toSeconds()));
            }
            Thread.sleep(BETWEEN_LOOKS);
        }
    }
}
