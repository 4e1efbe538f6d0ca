package com.thebabesclub.stripe.emulator.api;

import com.thebabesclub.stripe.emulator.clock.MovableClock;
import com.thebabesclub.stripe.emulator.error.StripeError;

import java.util.HashMap;
import java.util.Map;

/** So many requests a second on each endpoint: https://docs.stripe.com/rate-limits. */
final class RateLimit {

    private record Window(long second, int requests) {}

    private final MovableClock clock;
    private final int perSecond;
    private final Map<String, Window> windows = new HashMap<>();

    /**
     * @param perSecond 0 for no limit
     */
    RateLimit(MovableClock clock, int perSecond) {
        this.clock = clock;
        this.perSecond = perSecond;
    }

    /**
     * @throws StripeError 429 if this second's requests to the route are used up
     */
    synchronized void count(Route route) {
        if (perSecond == 0) {
            return;
        }
        long now = clock.now();
        Window window =
                windows.merge(
                        route.name(),
                        new Window(now, 1),
                        (before, first) ->
                                before.second() == now
                                        ? new Window(now, before.requests() + 1)
                                        : first);
        if (window.requests() > perSecond) {
            throw exceeded();
        }
    }

    static StripeError exceeded() {
        return StripeError.tooManyRequests(
                "rate_limit",
                "Request rate limit exceeded. Learn more about rate limits here"
                        + " https://stripe.com/docs/rate-limits.");
    }
}
