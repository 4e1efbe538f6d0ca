package com.thebabesclub.commerce.server.load;

import com.thebabesclub.commerce.http.ProblemErrorResponseProcessor;
import com.thebabesclub.commerce.http.ProblemMapper;
import com.thebabesclub.commerce.http.TimeLimit;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.http.filter.ServerFilterPhase;
import io.micronaut.web.router.RouteAttributes;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

import java.util.concurrent.Semaphore;

/**
 * Takes on no more requests than can be answered in time: one too many is told to come again,
 * before any work is done for it. Otherwise all of them would wait for each other until none is in
 * time. Health and metrics are always answered. Lambda limits its concurrency itself.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(notEnv = Environment.FUNCTION)
final class LoadSheddingFilter implements Ordered {

    private final Semaphore room;
    private final ProblemErrorResponseProcessor problems;

    LoadSheddingFilter(LoadProperties properties, ProblemErrorResponseProcessor problems) {
        this.room = new Semaphore(properties.maxRequests());
        this.problems = problems;
    }

    /** Outside the filter that sees to it that each request ends. */
    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.after() + 2;
    }

    @RequestFilter
    Publisher<HttpResponse<?>> admit(
            HttpRequest<?> request, FilterContinuation<Publisher<HttpResponse<?>>> rest) {
        if (!isWork(request)) {
            return rest.proceed();
        }
        return room.tryAcquire()
                ? Mono.<HttpResponse<?>>from(rest.proceed()).doFinally(_ -> room.release())
                : Mono.just(refusal(request));
    }

    private static boolean isWork(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .filter(route -> route.getAnnotationMetadata().hasAnnotation(TimeLimit.class))
                .isPresent();
    }

    private HttpResponse<?> refusal(HttpRequest<?> request) {
        return problems.response(request, ProblemMapper.of(HttpStatus.SERVICE_UNAVAILABLE));
    }
}
