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

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Asks an endpoint of AWS whether it is well, which is no call of its service: whoever asks has its
 * name resolved, and Netty and TLS ready.
 */
final class AwsEndpointProbe {

    private AwsEndpointProbe() {}

    /** Asks by that client. Any answer will do, and so will none. */
    static Mono<Void> ask(SdkAsyncHttpClient http, URI endpoint) {
        return Mono.fromFuture(() -> http.execute(request(endpoint))).onErrorComplete();
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
