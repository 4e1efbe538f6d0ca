package com.thebabesclub.commerce.http;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpHeaders;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.server.annotation.PreMatching;

import java.util.List;

/**
 * Has the router of a server go by the {@link AcceptHeader}. A function's request makes its headers
 * anew whenever it is asked: its event is corrected instead.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class AcceptHeaderFilter {

    @PreMatching
    @RequestFilter
    void correct(HttpRequest<?> request) {
        List<String> values = request.getHeaders().getAll(HttpHeaders.ACCEPT);
        if (!values.isEmpty() && request.getHeaders() instanceof MutableHttpHeaders headers) {
            headers.remove(HttpHeaders.ACCEPT);
            AcceptHeader.corrected(values).forEach(value -> headers.add(HttpHeaders.ACCEPT, value));
        }
    }
}
