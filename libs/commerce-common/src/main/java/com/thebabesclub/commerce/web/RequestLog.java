package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.log.Trace;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;

/** One line for each request, and its id in the answer. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class RequestLog implements Ordered {

    static final String ID = "X-Request-Id";

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    private final Requests requests;
    private final RequestTraces traces;

    RequestLog(Requests requests, RequestTraces traces) {
        this.requests = requests;
        this.traces = traces;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.before();
    }

    @RequestFilter
    void arrived(HttpRequest<?> request) {
        Invocation.attach(request);
        requests.arrived(request);
    }

    @ResponseFilter
    void answered(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.header(ID, traces.of(request).requestId());
        answered(traces.of(request), response.code(), requests.since(request));
    }

    static void answered(Trace trace, int status, Duration duration) {
        trace.mark(LOG.atInfo())
                .addKeyValue("status", status)
                .addKeyValue("durationMs", duration.toMillis())
                .log("Request answered");
    }
}
