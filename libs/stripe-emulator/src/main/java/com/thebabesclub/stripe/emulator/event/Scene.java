package com.thebabesclub.stripe.emulator.event;

import com.thebabesclub.stripe.emulator.clock.Agenda;
import com.thebabesclub.stripe.emulator.clock.Ids;
import com.thebabesclub.stripe.emulator.clock.MovableClock;

/** What every feature stands on: time, what is to come, ids, and the telling of what happened. */
public record Scene(MovableClock clock, Agenda agenda, Ids ids, Events events) {

    /** Seconds since 1970. */
    public long now() {
        return clock.now();
    }
}
