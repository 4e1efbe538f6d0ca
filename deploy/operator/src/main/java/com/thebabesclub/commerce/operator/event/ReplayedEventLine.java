package com.thebabesclub.commerce.operator.event;

import com.thebabesclub.commerce.event.ReplayResult;

import io.micronaut.serde.annotation.Serdeable;

/** An event that was handled again. */
@Serdeable
record ReplayedEventLine(String eventId, String type, String result, String detail) {

    static ReplayedEventLine of(ReplayResult replayResult) {
        return new ReplayedEventLine(
                replayResult.eventId(),
                replayResult.type(),
                replayResult.result().name(),
                replayResult.detail());
    }
}
