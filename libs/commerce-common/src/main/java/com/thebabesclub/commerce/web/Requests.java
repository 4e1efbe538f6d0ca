package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.deadline.Deadline;

import io.micronaut.http.HttpRequest;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * What a controller gives to its flow: the request's trace, and the moment by which it must be
 * answered.
 */
@Singleton
public final class Requests {

    private static final String ARRIVAL = "thebabesclub.arrival";

    private final RequestTraces traces;
    private final Clock clock;

    Requests(RequestTraces traces, Clock clock) {
        this.traces = traces;
        this.clock = clock;
    }

    /** The work with the request's trace and deadline in its context. */
    public <T> Mono<T> bound(HttpRequest<?> request, Duration budget, Mono<T> work) {
        return traces.of(request).bound(deadline(request, budget).bound(work));
    }

    /**
     * The request's own time and the budget, or 500 ms before the end of the invocation if that is
     * earlier. The request's time is API Gateway's: what it waited there is gone already.
     */
    public Deadline deadline(HttpRequest<?> request, Duration budget) {
        Instant start =
                GatewayRequest.of(request)
                        .flatMap(GatewayRequest::time)
                        .orElseGet(
                                () ->
                                        request.getAttribute(ARRIVAL, Instant.class)
                                                .orElseGet(clock::instant));
        Deadline deadline = new Deadline(start.plus(budget), clock);
        return Invocation.of(request)
                .map(invocation -> deadline.or(invocation.endsBy()))
                .orElse(deadline);
    }

    void arrived(HttpRequest<?> request) {
        request.setAttribute(ARRIVAL, clock.instant());
    }

    Duration since(HttpRequest<?> request) {
        return request.getAttribute(ARRIVAL, Instant.class)
                .map(arrival -> Duration.between(arrival, clock.instant()))
                .orElse(Duration.ZERO);
    }
}
