package com.thebabesclub.commerce.bench.cold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lambda's Runtime API for one process: hands out the event, then nothing. */
final class RuntimeStub implements AutoCloseable {

    /** The first answer, and when it was there ({@link System#nanoTime}). */
    record FirstAnswer(String body, long at) {}

    private static final byte[] TAKEN = "{}".getBytes(StandardCharsets.US_ASCII);

    private final String event;
    private final AtomicBoolean handedOut = new AtomicBoolean();
    private final CompletableFuture<FirstAnswer> first = new CompletableFuture<>();
    private final HttpStub server;

    RuntimeStub(String event) throws IOException {
        this.event = event;
        this.server = HttpStub.start(this::answer);
    }

    String address() {
        return server.address();
    }

    FirstAnswer first(Duration limit) throws IOException, InterruptedException {
        try {
            return first.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the function did not answer", e);
        }
    }

    private HttpStub.Answer answer(HttpStub.Request request)
            throws IOException, InterruptedException {
        long now = System.nanoTime();
        if (request.path().endsWith("/next")) {
            return next();
        }
        String body = new String(request.body(), StandardCharsets.UTF_8);
        if (request.path().endsWith("/response")) {
            first.complete(new FirstAnswer(body, now));
        } else {
            first.completeExceptionally(new IOException(body));
        }
        return new HttpStub.Answer("", TAKEN);
    }

    private HttpStub.Answer next() throws InterruptedException {
        if (handedOut.getAndSet(true)) {
            Thread.sleep(Duration.ofHours(1));
        }
        long now = System.currentTimeMillis();
        String headers =
                "Content-Type: application/json\r\n"
                        + "Lambda-Runtime-Aws-Request-Id: 8476a536-e9f4-11e8-9739-2dfe598c3fcd\r\n"
                        + "Lambda-Runtime-Deadline-Ms: "
                        + (now + 30_000)
                        + "\r\nLambda-Runtime-Invoked-Function-Arn:"
                        + " arn:aws:lambda:us-east-1:123456789012:function:bench\r\n";
        String timed = event.replace("\"@now@\"", Long.toString(now));
        return new HttpStub.Answer(headers, timed.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
