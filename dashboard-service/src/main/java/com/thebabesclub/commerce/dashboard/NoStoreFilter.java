package com.thebabesclub.commerce.dashboard;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

/** Personal answers, refusals among them, stay out of every cache. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class NoStoreFilter implements Ordered {

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.before();
    }

    @ResponseFilter
    void mark(MutableHttpResponse<?> response) {
        response.header("Cache-Control", "no-store");
    }
}
