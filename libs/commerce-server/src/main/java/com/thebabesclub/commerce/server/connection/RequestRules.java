package com.thebabesclub.commerce.server.connection;

import io.micronaut.http.HttpStatus;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a head must be for anybody to know where its request ends and whom it is for. Where two
 * readers could differ, such as a proxy and we, the second request is one that only we see.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112.html#section-3.2">RFC 9112, 3.2 and 6.1</a>
 */
final class RequestRules {

    /** A name or an address, with or without a port; empty where an address has none. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~%:\\[\\]-]*");

    private RequestRules() {}

    /** Why nothing more of the connection is read; empty where the head is as it should be. */
    static Optional<HttpStatus> violation(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(status(request.decoderResult().cause()));
        }
        if (!isFramedOnce(request.headers()) || !hasHost(request)) {
            return Optional.of(HttpStatus.BAD_REQUEST);
        }
        return HttpUtil.is100ContinueExpected(request)
                        || !request.headers().contains(HttpHeaderNames.EXPECT)
                ? Optional.empty()
                : Optional.of(HttpStatus.EXPECTATION_FAILED);
    }

    private static HttpStatus status(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> HttpStatus.REQUEST_URI_TOO_LONG;
            case TooLongHttpHeaderException _ -> HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
            default -> HttpStatus.BAD_REQUEST;
        };
    }

    private static boolean isFramedOnce(HttpHeaders headers) {
        List<String> codings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return true;
        }
        boolean hasLength = headers instanceof ReceivedHeaders received && received.hadLength();
        return !hasLength
                && codings.size() == 1
                && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(codings.getFirst().strip());
    }

    private static boolean hasHost(HttpRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaderNames.HOST);
        return hosts.isEmpty()
                ? request.protocolVersion().equals(HttpVersion.HTTP_1_0)
                : hosts.size() == 1 && HOST.matcher(hosts.getFirst()).matches();
    }
}
