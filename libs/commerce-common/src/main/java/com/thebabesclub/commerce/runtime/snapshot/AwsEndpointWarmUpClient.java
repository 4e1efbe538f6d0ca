package com.thebabesclub.commerce.runtime.snapshot;

import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.async.SdkAsyncHttpResponseHandler;
import software.amazon.awssdk.http.async.SdkHttpContentPublisher;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;

import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Asks an endpoint of AWS whether it is well, by a client of HTTP of its own. */
final class AwsEndpointWarmUpClient {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private final AtomicBoolean asked = new AtomicBoolean();

    /** Asks the first time; nobody waits for the answer. */
    void askOnce(URI endpoint) {
        if (asked.compareAndSet(false, true)) {
            SdkAsyncHttpClient http =
                    NettyNioAsyncHttpClient.builder()
                            .maxConcurrency(1)
                            .connectionTimeout(LIMIT)
                            .readTimeout(LIMIT)
                            .writeTimeout(LIMIT)
                            .build();
            Mono.fromFuture(() -> http.execute(request(endpoint)))
                    // Not on the event loop that it closes.
                    .doFinally(_ -> Thread.startVirtualThread(http::close))
                    .subscribe(_ -> {}, _ -> {});
        }
    }

    private static AsyncExecuteRequest request(URI endpoint) {
        return AsyncExecuteRequest.builder()
                .request(
                        SdkHttpFullRequest.builder()
                                .method(SdkHttpMethod.GET)
                                .protocol(endpoint.getScheme())
                                .host(endpoint.getHost())
                                .port(endpoint.getPort())
                                .encodedPath("/")
                                .putHeader("Host", endpoint.getAuthority())
                                .build())
                .requestContentPublisher(new NoContent())
                .responseHandler(new Unread())
                .build();
    }

    private record NoContent() implements SdkHttpContentPublisher {

        @Override
        public Optional<Long> contentLength() {
            return Optional.of(0L);
        }

        @Override
        public void subscribe(Subscriber<? super ByteBuffer> subscriber) {
            Flux.<ByteBuffer>empty().subscribe(subscriber);
        }
    }

    private record Unread() implements SdkAsyncHttpResponseHandler {

        @Override
        public void onHeaders(SdkHttpResponse headers) {
            // Any answer will do.
        }

        @Override
        public void onStream(Publisher<ByteBuffer> stream) {
            Flux.from(stream).subscribe();
        }

        @Override
        public void onError(Throwable error) {
            // So will none.
        }
    }
}
