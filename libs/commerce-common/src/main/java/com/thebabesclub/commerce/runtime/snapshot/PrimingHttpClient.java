package com.thebabesclub.commerce.runtime.snapshot;

import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

import java.util.concurrent.CompletableFuture;

/**
 * What a client of the table talks to in a rehearsal that goes on beside a start: a canned table.
 *
 * <p>Of the table itself it asks {@code GET /}, which is no call of DynamoDB: it is answered that
 * the service is healthy. That has Netty and TLS ready, at the address that the SDK has resolved.
 */
public final class PrimingHttpClient implements SdkAsyncHttpClient {

    private final StubDynamoDb canned = new StubDynamoDb();
    private final AwsEndpointWarmUpClient health = new AwsEndpointWarmUpClient();

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        health.askOnce(request.request().getUri());
        return canned.execute(request);
    }

    @Override
    public void close() {
        // What has asked for the health closes itself.
    }
}
