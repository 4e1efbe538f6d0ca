package com.thebabesclub.commerce.server.connection;

import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.ProblemMapper;

import io.micronaut.http.HttpStatus;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/**
 * In place of a request that is not taken: without its body, and with what its sender is told. It
 * goes the way of all requests, so that its answer has all that theirs have, and a line in the log.
 */
final class RefusedHttpRequest extends DefaultFullHttpRequest {

    private final HttpStatus status;
    private final boolean closes;

    /**
     * @param closes whether nothing that follows on the connection can be believed to be a request
     */
    RefusedHttpRequest(HttpRequest request, HttpStatus status, boolean closes) {
        super(
                request.protocolVersion(),
                request.method(),
                request.uri(),
                Unpooled.EMPTY_BUFFER,
                request.headers().copy(),
                EmptyHttpHeaders.INSTANCE);
        this.status = status;
        this.closes = closes;
        headers().remove(HttpHeaderNames.TRANSFER_ENCODING);
        headers().remove(HttpHeaderNames.CONTENT_LENGTH);
        // Or it would be answered as a preflight.
        headers().remove(HttpHeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    /** In place of one whose head has not arrived. */
    static RefusedHttpRequest unknown(HttpStatus status) {
        return new RefusedHttpRequest(
                new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1, HttpMethod.GET, "/", Unpooled.EMPTY_BUFFER),
                status,
                true);
    }

    Problem problem() {
        return ProblemMapper.of(status);
    }

    boolean closes() {
        return closes;
    }
}
