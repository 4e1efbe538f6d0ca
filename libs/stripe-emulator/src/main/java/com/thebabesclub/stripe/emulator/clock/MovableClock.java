package com.thebabesclub.stripe.emulator.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that can be moved forward, never back. */
public final class MovableClock extends Clock {

    private final InstantSource base;
    private volatile Duration ahead = Duration.ZERO;

    public MovableClock(InstantSource base) {
        this.base = base;
    }

    /** Seconds since 1970, Stripe's time. */
    public long now() {
        return instant().getEpochSecond();
    }

    /** Moves the clock to {@code target}, unless it is there or past it. */
    void moveTo(Instant target) {
        Duration missing = Duration.between(instant(), target);
        if (missing.isPositive()) {
            ahead = ahead.plus(missing);
        }
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(instant(), zone);
    }
}
