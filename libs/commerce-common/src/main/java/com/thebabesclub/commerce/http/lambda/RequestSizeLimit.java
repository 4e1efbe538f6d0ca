package com.thebabesclub.commerce.http.lambda;

import com.thebabesclub.commerce.http.ProblemErrorResponseProcessor;
import com.thebabesclub.commerce.http.ProblemMapper;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.HttpServerConfiguration;

import org.jspecify.annotations.Nullable;

/** Holds the server's limit for bodies behind API Gateway too, which lets 10 MB through. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestSizeLimit implements Ordered {

    private final HttpServerConfiguration server;
    private final ProblemErrorResponseProcessor problems;

    RequestSizeLimit(HttpServerConfiguration server, ProblemErrorResponseProcessor problems) {
        this.server = server;
        this.problems = problems;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.SECURITY.before();
    }

    @RequestFilter
    @Nullable HttpResponse<?> refuse(HttpRequest<?> request) {
        int length = GatewayRequest.of(request).map(GatewayRequest::bodyLength).orElse(0);
        return length > server.getMaxRequestSize()
                ? problems.response(request, ProblemMapper.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE))
                : null;
    }
}
