package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.setting.Settings;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
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
final class CrossOrigin implements Ordered {

    private static final String METHODS = "GET, POST, PUT, DELETE";
    private static final String HEADERS =
            "Authorization, Content-Type, If-Match, If-None-Match, X-Cart-Token, X-Correlation-Id,"
                    + " Idempotency-Key";
    private static final String ONE_HOUR = "3600";

    private final Origins origins;
    private final ProblemResponses problems;

    CrossOrigin(Settings settings, ProblemResponses problems) {
        this.origins = new Origins(settings);
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
                || !request.getHeaders().contains("Access-Control-Request-Method")) {
            return null;
        }
        MutableHttpResponse<?> answer =
                origins.allow(origin(request)) ? permission() : refusal(request);
        // The framework does not call the response filter of a filter that has answered itself.
        mark(request, answer);
        return answer;
    }

    @ResponseFilter
    void mark(HttpRequest<?> request, MutableHttpResponse<?> response) {
        origins.marks(origin(request)).forEach(response::header);
    }

    private static MutableHttpResponse<?> permission() {
        return HttpResponse.noContent()
                .header("Access-Control-Allow-Methods", METHODS)
                .header("Access-Control-Allow-Headers", HEADERS)
                .header("Access-Control-Max-Age", ONE_HOUR);
    }

    private MutableHttpResponse<?> refusal(HttpRequest<?> request) {
        return problems.response(
                request,
                Problem.of(
                        HttpStatus.FORBIDDEN,
                        "origin_not_allowed",
                        "This origin may not call the API."));
    }

    private static Optional<String> origin(HttpRequest<?> request) {
        return request.getHeaders().findFirst("Origin");
    }
}
