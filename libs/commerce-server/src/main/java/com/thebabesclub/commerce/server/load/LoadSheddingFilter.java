package com.thebabesclub.commerce.server.load;

import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.AIMDLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
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

import java.util.concurrent.TimeUnit;

/**
 * Takes on no more requests than can be answered in time: one too many is told to come again,
 * before any work is done for it. Otherwise all of them would wait for each other until none is in
 * time. How many that are shows in the answers: each 503 to a request that was let in makes them
 * fewer by a tenth, and each other answer one more, up to the setting. Health and metrics are
 * always answered. Lambda limits its concurrency itself.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Requires(notEnv = Environment.FUNCTION)
final class LoadSheddingFilter implements Ordered {

    private static final double FEWER = 0.9;
    private static final int LEAST_SHARE = 10;

    private final Limiter<HttpRequest<?>> room;
    private final ProblemErrorResponseProcessor problems;

    LoadSheddingFilter(LoadProperties properties, ProblemErrorResponseProcessor problems) {
        this.room = new SimpleLimiter.Builder().limit(limit(properties.maxRequests())).build();
        this.problems = problems;
    }

    /** A slow answer is none that fails: Stripe may be slow, and the table still quick. */
    private static Limit limit(int most) {
        return AIMDLimit.newBuilder()
                .initialLimit(most)
                .maxLimit(most)
                .minLimit(Math.ceilDiv(most, LEAST_SHARE))
                .backoffRatio(FEWER)
                .timeout(1, TimeUnit.HOURS)
                .build();
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
        return room.acquire(request)
                .map(AdmittedRequest::new)
                .map(admitted -> answer(admitted, rest))
                .orElseGet(() -> Mono.just(refusal(request)));
    }

    private static Mono<HttpResponse<?>> answer(
            AdmittedRequest admitted, FilterContinuation<Publisher<HttpResponse<?>>> rest) {
        return Mono.<HttpResponse<?>>from(rest.proceed())
                .doOnNext(admitted::answered)
                .doFinally(_ -> admitted.ended());
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
