package com.thebabesclub.commerce.http;

import com.thebabesclub.commerce.http.lambda.LambdaInvocation;

import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;

/**
 * Gives the trace and the deadline of a request to all that answers it: the framework takes what it
 * propagates into the context of each Mono, on whatever thread that goes on.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestContextFilter implements Ordered {

    private final RequestContextFactory contexts;

    RequestContextFilter(RequestContextFactory contexts) {
        this.contexts = contexts;
    }

    @Override
    public int getOrder() {
        return RequestLogFilter.ORDER + 1;
    }

    @RequestFilter
    void arrived(HttpRequest<?> request, MutablePropagatedContext propagated) {
        LambdaInvocation.attach(request);
        RequestContext context = contexts.of(request);
        propagated.add(context.trace());
        context.deadline().ifPresent(propagated::add);
    }
}
