package com.thebabesclub.commerce.server.load;

import com.netflix.concurrency.limits.Limiter;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;

/** A request that was let in. What became of it tells how many there is room for. */
final class AdmittedRequest {

    private static final int NONE = 0;

    private final Limiter.Listener room;
    private volatile int status = NONE;

    AdmittedRequest(Limiter.Listener room) {
        this.room = room;
    }

    void answered(HttpResponse<?> answer) {
        status = answer.code();
    }

    /** To be called once. A client that hung up tells nothing about the room. */
    void ended() {
        if (status == NONE) {
            room.onIgnore();
        } else if (status == HttpStatus.SERVICE_UNAVAILABLE.getCode()) {
            room.onDropped();
        } else {
            room.onSuccess();
        }
    }
}
