package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.replay.Replayed;

import io.micronaut.serde.annotation.Serdeable;

/** An event that was handled again. */
@Serdeable
record ReplayedEventLine(String eventId, String type, String result, String detail) {

    static ReplayedEventLine of(Replayed replayed) {
        return new ReplayedEventLine(
                replayed.eventId(), replayed.type(), replayed.result().name(), replayed.detail());
    }
}
