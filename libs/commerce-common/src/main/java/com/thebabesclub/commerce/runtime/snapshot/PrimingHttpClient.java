package com.thebabesclub.commerce.runtime.snapshot;

import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What a client of the table talks to in a rehearsal that goes on beside a start: a canned table.
 *
 * <p>Of the table itself it asks {@code GET /}, once and by a client of HTTP of its own: nobody
 * waits for the answer, and Netty and TLS are ready at the address that the SDK has resolved.
 */
public final class PrimingHttpClient implements SdkAsyncHttpClient {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final StubDynamoDb canned = new StubDynamoDb();
    private final AtomicBoolean asked = new AtomicBoolean();

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        if (asked.compareAndSet(false, true)) {
            SdkAsyncHttpClient http = client();
            AwsEndpointProbe.ask(http, request.request().getUri())
                    // Not on the event loop that it closes.
                    .doFinally(_ -> Thread.startVirtualThread(http::close))
                    .subscribe();
        }
        return canned.execute(request);
    }

    private static SdkAsyncHttpClient client() {
        return NettyNioAsyncHttpClient.builder()
                .maxConcurrency(1)
                .connectionTimeout(LIMIT)
                .readTimeout(LIMIT)
                .writeTimeout(LIMIT)
                .build();
    }

    @Override
    public void close() {
        // What has asked closes itself.
    }
}
