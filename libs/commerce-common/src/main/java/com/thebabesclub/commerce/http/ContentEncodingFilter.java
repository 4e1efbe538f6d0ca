package com.thebabesclub.commerce.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/**
 * Refuses a body that is compressed or otherwise encoded, before anybody reads it: inflating a
 * small one can take seconds and fill the memory, and a signature is one over the bytes as sent.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class ContentEncodingFilter implements Ordered {

    private static final String NONE = "identity";

    private final ProblemErrorResponseProcessor problems;

    ContentEncodingFilter(ProblemErrorResponseProcessor problems) {
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @RequestFilter
    @Nullable HttpResponse<?> refuse(HttpRequest<?> request) {
        return isEncoded(request) ? problems.response(request, refusal()) : null;
    }

    private static boolean isEncoded(HttpRequest<?> request) {
        return request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .anyMatch(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase(NONE));
    }

    private static Problem refusal() {
        return Problem.of(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported_content_encoding",
                        "This route takes no encoded body; send it without Content-Encoding.")
                .withHeader(HttpHeaders.ACCEPT_ENCODING, NONE);
    }
}
