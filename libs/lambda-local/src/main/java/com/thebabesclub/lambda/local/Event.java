package com.thebabesclub.lambda.local;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * What a function is invoked with.
 *
 * @param body the event as bytes, which need not be JSON
 * @param requestId as the function's context tells it
 * @param traceId the header of X-Ray
 */
// Nobody compares events.
@SuppressWarnings("ArrayRecordComponent")
public record Event(byte[] body, String requestId, String traceId) {

    /** One with a request id and a trace of its own. */
    public static Event of(byte[] body) {
        String id = UUID.randomUUID().toString();
        String trace = id.replace("-", "");
        return new Event(
                body,
                id,
                "Root=1-%s-%s;Parent=%s;Sampled=0"
                        .formatted(
                                trace.substring(0, 8), trace.substring(8), trace.substring(0, 16)));
    }

    public static Event of(String json) {
        return of(json.getBytes(StandardCharsets.UTF_8));
    }
}
