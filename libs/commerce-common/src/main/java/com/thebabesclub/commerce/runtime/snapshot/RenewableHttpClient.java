package com.thebabesclub.commerce.runtime.snapshot;

import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A client of HTTP whose connections can be dropped while the clients of AWS hold on to it: the
 * SDK's own drops them only by closing for good.
 */
final class RenewableHttpClient implements SdkAsyncHttpClient {

    private final Supplier<SdkAsyncHttpClient> next;
    private final PrimingState rehearsal;
    private final StubDynamoDb canned = new StubDynamoDb();
    private volatile SdkAsyncHttpClient current;

    RenewableHttpClient(
            SdkAsyncHttpClient first, Supplier<SdkAsyncHttpClient> next, PrimingState rehearsal) {
        this.current = first;
        this.next = next;
        this.rehearsal = rehearsal;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        return rehearsal.isOn() ? canned.execute(request) : current.execute(request);
    }

    /** Closes every connection. */
    void drop() {
        current.close();
    }

    /** From here on calls open connections of their own. */
    void renew() {
        current = next.get();
    }

    @Override
    public void close() {
        current.close();
    }

    @Override
    public String clientName() {
        return current.clientName();
    }
}
