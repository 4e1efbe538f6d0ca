package com.thebabesclub.commerce.http;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Clock;
import java.time.Duration;

/** One line for each request, and its id in the answer. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
public final class RequestLogFilter implements Ordered {

    public static final String ID = "X-Request-Id";

    /** Before every other filter, and so after every other one on the way back. */
    static final int ORDER = ServerFilterPhase.FIRST.before();

    private static final Logger LOG = LoggerFactory.getLogger(RequestLogFilter.class);

    private final RequestContextFactory contexts;
    private final Clock clock;

    RequestLogFilter(RequestContextFactory contexts, Clock clock) {
        this.contexts = contexts;
        this.clock = clock;
    }

    @Override
    public int getOrder() {
        return ORDER;
    }

    @ResponseFilter
    void answered(HttpRequest<?> request, MutableHttpResponse<?> response) {
        RequestContext context = contexts.of(request);
        response.getHeaders().set(ID, context.trace().requestId());
        Duration duration = Duration.between(context.arrival(), clock.instant());
        context.trace()
                .mark(LOG.atInfo())
                .addKeyValue("status", response.code())
                .addKeyValue("durationMs", duration.toMillis())
                .log("Request answered");
    }
}
