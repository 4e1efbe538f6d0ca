package com.thebabesclub.commerce.http;

import com.thebabesclub.commerce.runtime.snapshot.PrimingState;
import com.thebabesclub.commerce.runtime.tracing.RequestSpan;
import com.thebabesclub.commerce.runtime.tracing.RequestTracer;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

import java.util.Optional;

/** A span for each request to a route of ours; health and metrics are asked for all the time. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(bean = RequestTracer.class)
final class RequestSpanFilter implements Ordered {

    private static final String ATTRIBUTE = "thebabesclub.request-span";

    private final RequestTracer tracer;
    private final RequestContextFactory contexts;
    private final Optional<PrimingState> priming;

    RequestSpanFilter(
            RequestTracer tracer, RequestContextFactory contexts, Optional<PrimingState> priming) {
        this.tracer = tracer;
        this.contexts = contexts;
        this.priming = priming;
    }

    /** Empty where the request is not traced. */
    static Optional<RequestSpan> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, RequestSpan.class);
    }

    /** Before the log's, which names the trace. */
    @Override
    public int getOrder() {
        return RequestLogFilter.ORDER - 1;
    }

    @RequestFilter
    void arrived(HttpRequest<?> request, MutablePropagatedContext propagated) {
        BasicHttpAttributes.getUriTemplate(request)
                .filter(_ -> contexts.timeLimit(request).isPresent())
                .filter(_ -> priming.filter(PrimingState::isOn).isEmpty())
                .map(route -> tracer.start(request, route))
                .ifPresent(
                        span -> {
                            request.setAttribute(ATTRIBUTE, span);
                            propagated.add(span);
                        });
    }

    @ResponseFilter
    void answered(HttpRequest<?> request, MutableHttpResponse<?> response) {
        of(request).ifPresent(span -> span.end(response.code()));
    }
}
