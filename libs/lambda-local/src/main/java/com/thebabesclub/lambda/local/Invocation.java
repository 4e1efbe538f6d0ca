package com.thebabesclub.lambda.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** An event on its way through a process, and how that ended. */
record Invocation(
        Event event, Instant deadline, String functionArn, CompletableFuture<Outcome> outcome) {

    private static final int ACCEPTED = 202;
    private static final int NO_SUCH_REQUEST = 400;

    /** One that has ended, for a process that has not been invoked yet. */
    static Invocation none() {
        return new Invocation(
                new Event(new byte[0], "none", "none"),
                Instant.EPOCH,
                "none",
                CompletableFuture.completedFuture(new Outcome.TimedOut(Duration.ZERO)));
    }

    Map<String, String> headers() {
        return Map.of(
                "Lambda-Runtime-Aws-Request-Id",
                event.requestId(),
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(deadline.toEpochMilli()),
                "Lambda-Runtime-Invoked-Function-Arn",
                functionArn,
                "Lambda-Runtime-Trace-Id",
                event.traceId(),
                "Content-Type",
                "application/json");
    }

    /** The status for whoever answers. */
    int answer(String requestId, byte[] body) {
        return end(requestId, new Outcome.Answered(body));
    }

    int fail(String requestId, Outcome.Failed failure) {
        return end(requestId, failure);
    }

    /** Ends it whoever asks. */
    void end(Outcome how) {
        outcome.complete(how);
    }

    private int end(String requestId, Outcome how) {
        return requestId.equals(event.requestId()) && outcome.complete(how)
                ? ACCEPTED
                : NO_SUCH_REQUEST;
    }
}
