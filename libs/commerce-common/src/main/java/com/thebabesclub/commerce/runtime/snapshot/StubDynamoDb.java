package com.thebabesclub.commerce.runtime.snapshot;

import reactor.core.publisher.Flux;

import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/**
 * An empty DynamoDB that takes every write: what a rehearsal talks to. Another service of AWS is
 * refused, since a rehearsal has nothing to ask of it.
 */
final class StubDynamoDb {

    private static final String UPDATED =
            "{\"Attributes\":{\"PK\":{\"S\":\"-\"},\"SK\":{\"S\":\"-\"}}}";

    CompletableFuture<Void> execute(AsyncExecuteRequest request) {
        return Flux.from(request.requestContentPublisher())
                .then()
                .toFuture()
                .thenAccept(_ -> answer(request));
    }

    private static void answer(AsyncExecuteRequest request) {
        String target = request.request().firstMatchingHeader("X-Amz-Target").orElse("");
        byte[] body = body(target).getBytes(StandardCharsets.UTF_8);
        request.responseHandler()
                .onHeaders(
                        SdkHttpFullResponse.builder()
                                .statusCode(target.startsWith("DynamoDB_") ? 200 : 400)
                                .putHeader("Content-Type", "application/x-amz-json-1.0")
                                .putHeader("Content-Length", Integer.toString(body.length))
                                .build());
        request.responseHandler().onStream(Flux.just(ByteBuffer.wrap(body)));
    }

    private static String body(String target) {
        return target.endsWith(".UpdateItem") ? UPDATED : "{}";
    }
}
