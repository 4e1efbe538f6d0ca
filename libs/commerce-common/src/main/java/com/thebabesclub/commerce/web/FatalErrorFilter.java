package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.deadline.DeadlineExceeded;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.http.filter.ServerFilterPhase;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import java.time.Duration;

/**
 * Sees to it that each request is answered, also where Reactor does not tell of a failure: of an
 * error that it holds to be the JVM's, such as {@link StackOverflowError} or {@link
 * NoClassDefFoundError}, it makes no signal but throws it at whoever called. If that was the
 * request's own thread, the error becomes a failure here. If it was another, nobody hears of it,
 * and the request ends when its time is over.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class FatalErrorFilter implements Ordered {

    /** By then each outside call has ended, since none outlives the deadline. */
    private static final Duration AFTER_THE_DEADLINE = Duration.ofSeconds(1);

    private final RequestContexts contexts;

    FatalErrorFilter(RequestContexts contexts) {
        this.contexts = contexts;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.after() + 1;
    }

    @RequestFilter
    Publisher<HttpResponse<?>> answered(
            HttpRequest<?> request, FilterContinuation<Publisher<HttpResponse<?>>> rest) {
        Mono<HttpResponse<?>> answer = caught(Mono.from(rest.proceed()));
        return contexts.timeLimit(request)
                .map(limit -> limit.plus(AFTER_THE_DEADLINE))
                .map(limit -> answer.timeout(limit, Mono.error(DeadlineExceeded::new)))
                .orElse(answer);
    }

    private static <T> Mono<T> caught(Mono<T> work) {
        return Mono.create(
                sink -> {
                    try {
                        sink.onDispose(
                                work.subscribe(
                                        sink::success,
                                        sink::error,
                                        sink::success,
                                        Context.of(sink.contextView())));
                    } catch (Throwable fatal) {
                        sink.error(fatal);
                    }
                });
    }
}
