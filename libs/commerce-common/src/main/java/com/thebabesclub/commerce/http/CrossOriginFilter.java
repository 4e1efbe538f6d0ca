package com.thebabesclub.commerce.http;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.cors.CorsFilter;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * CORS: browsers may call from exactly the configured origins, and read errors too.
 *
 * <p>Our own filter, since the stock one answers differently on Netty and on Lambda. Credentials
 * are not allowed: the API takes its tokens from headers, never from cookies.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Replaces(CorsFilter.class)
final class CrossOriginFilter implements Ordered {

    private final AllowedOrigins allowedOrigins;
    private final ProblemErrorResponseProcessor problems;

    CrossOriginFilter(AllowedOrigins allowedOrigins, ProblemErrorResponseProcessor problems) {
        this.allowedOrigins = allowedOrigins;
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.after();
    }

    /** Answers a preflight; anything else goes on. */
    @RequestFilter
    @Nullable HttpResponse<?> preflight(HttpRequest<?> request) {
        if (request.getMethod() != HttpMethod.OPTIONS
                || !request.getHeaders().contains(AllowedOrigins.ASKED)) {
            return null;
        }
        MutableHttpResponse<?> answer =
                allowedOrigins.allow(origin(request)) ? permission() : refusal(request);
        // The framework does not call the response filter of a filter that has answered itself.
        mark(request, answer);
        return answer;
    }

    @ResponseFilter
    void mark(HttpRequest<?> request, MutableHttpResponse<?> response) {
        allowedOrigins.marks(origin(request)).forEach(response.getHeaders()::set);
    }

    private MutableHttpResponse<?> permission() {
        MutableHttpResponse<?> answer = HttpResponse.noContent();
        allowedOrigins.permission().forEach(answer::header);
        return answer;
    }

    private MutableHttpResponse<?> refusal(HttpRequest<?> request) {
        return problems.response(request, AllowedOrigins.refusal());
    }

    private static Optional<String> origin(HttpRequest<?> request) {
        return request.getHeaders().findFirst("Origin");
    }
}
