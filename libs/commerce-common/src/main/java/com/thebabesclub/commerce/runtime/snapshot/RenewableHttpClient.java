package com.thebabesclub.commerce.runtime.snapshot;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * A client of HTTP whose connections can be dropped while the clients of AWS hold on to it: the
 * SDK's own drops them only by closing for good.
 */
final class RenewableHttpClient implements SdkAsyncHttpClient {

    private final Supplier<SdkAsyncHttpClient> next;
    private final PrimingState rehearsal;
    private final StubDynamoDb canned = new StubDynamoDb();
    private final AtomicReference<@Nullable URI> endpoint = new AtomicReference<>();
    private volatile SdkAsyncHttpClient current;

    RenewableHttpClient(
            SdkAsyncHttpClient first, Supplier<SdkAsyncHttpClient> next, PrimingState rehearsal) {
        this.current = first;
        this.next = next;
        this.rehearsal = rehearsal;
    }

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        if (rehearsal.isOn()) {
            endpoint.compareAndSet(null, request.request().getUri());
            return canned.execute(request);
        }
        return current.execute(request);
    }

    /** Opens a connection to where the first rehearsed call would have gone. */
    Mono<Void> connect() {
        return Mono.justOrEmpty(Optional.ofNullable(endpoint.get()))
                .flatMap(known -> AwsEndpointProbe.ask(current, known));
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
