package com.thebabesclub.stripe.emulator.fault;

import com.thebabesclub.stripe.emulator.error.StripeError;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Refusals that wait for a call, for what Stripe refuses by what it knows and the emulator does
 * not: an account without an address for its taxes, for one. Each is used up by one call.
 */
public final class Refusals {

    private final Map<String, Queue<StripeError>> byRoute = new ConcurrentHashMap<>();

    /** The next call of the route that no other refusal waits for is answered with this. */
    public void add(String route, StripeError refusal) {
        byRoute.computeIfAbsent(route, _ -> new ConcurrentLinkedQueue<>()).add(refusal);
    }

    /** Forgets all refusals. */
    public void clear() {
        byRoute.clear();
    }

    /**
     * Uses up a refusal.
     *
     * @throws StripeError if one waits for the route
     */
    public void refuse(String route) {
        Queue<StripeError> waiting = byRoute.get(route);
        StripeError refusal = waiting == null ? null : waiting.poll();
        if (refusal != null) {
            throw refusal;
        }
    }
}
