package com.thebabesclub.commerce.outbox.orderevent;

import io.micronaut.context.annotation.Requires;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.ServerFilterPhase;

import reactor.core.publisher.Mono;

/**
 * Tells others what a request has made of orders: after its work and before its answer, since on
 * Lambda what comes after the answer is frozen. The answer is the same whatever comes of it.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(beans = OrderEventDispatcher.class)
final class OrderEventFilter implements Ordered {

    private static final String ATTRIBUTE = "thebabesclub.order-events";

    private final OrderEventDispatcher dispatcher;

    OrderEventFilter(OrderEventDispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    /** Next to the route: what the answer is, is known then. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.LAST.after();
    }

    @RequestFilter
    void arrived(HttpRequest<?> request, MutablePropagatedContext propagated) {
        PendingOrderEvents pending = new PendingOrderEvents();
        request.setAttribute(ATTRIBUTE, pending);
        propagated.add(pending);
    }

    @ResponseFilter
    Mono<MutableHttpResponse<?>> answered(HttpRequest<?> request, MutableHttpResponse<?> response) {
        return Mono.justOrEmpty(request.getAttribute(ATTRIBUTE, PendingOrderEvents.class))
                .flatMap(pending -> dispatcher.tell(pending.take()))
                .thenReturn(response);
    }
}
