package com.thebabesclub.commerce.server.connection;

import com.thebabesclub.commerce.http.ProblemErrorResponseProcessor;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.http.server.netty.NettyHttpRequest;

import org.jspecify.annotations.Nullable;

/** Answers a {@link RefusedHttpRequest}. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RefusedRequestFilter implements Ordered {

    private final ProblemErrorResponseProcessor problems;

    RefusedRequestFilter(ProblemErrorResponseProcessor problems) {
        this.problems = problems;
    }

    /** Before there is any work, and within the filter that lets pages read errors. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.after() + 1;
    }

    @RequestFilter
    @Nullable HttpResponse<?> refuse(HttpRequest<?> request) {
        return request instanceof NettyHttpRequest<?> netty
                        && netty.getNativeRequest() instanceof RefusedHttpRequest refused
                ? answer(request, refused)
                : null;
    }

    private HttpResponse<?> answer(HttpRequest<?> request, RefusedHttpRequest refused) {
        MutableHttpResponse<?> answer = problems.response(request, refused.problem());
        return refused.closes() ? answer.header(HttpHeaders.CONNECTION, "close") : answer;
    }
}
