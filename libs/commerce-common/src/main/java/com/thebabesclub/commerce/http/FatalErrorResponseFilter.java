package com.thebabesclub.commerce.http;

import com.thebabesclub.commerce.runtime.deadline.DeadlineExceededException;
import com.thebabesclub.commerce.runtime.log.Trace;

import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.filter.FilterContinuation;
import io.micronaut.http.filter.ServerFilterPhase;

import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.Exceptions;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Sees to it that each request is answered, also where Reactor makes no signal of a failure: an
 * error that it holds to be the JVM's, such as {@link StackOverflowError} or {@link
 * NoClassDefFoundError}, it throws at whoever called. On the request's own thread that is here.
 * What is thrown at a future, as those of the AWS SDK are, is told to a consumer in the pipeline's
 * context, which is here too. Of what is thrown at a scheduler nobody hears, and the request ends
 * when its time is over.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class FatalErrorResponseFilter implements Ordered {

    private static final Logger LOG = LoggerFactory.getLogger(FatalErrorResponseFilter.class);

    /** By then each outside call has ended, since none outlives the deadline. */
    private static final Duration AFTER_THE_DEADLINE = Duration.ofSeconds(1);

    /** Reactor's key for who is told, in one pipeline, of errors that have nowhere else to go. */
    private static final String DROPPED = "reactor.onErrorDropped.local";

    private final RequestContextFactory contexts;

    FatalErrorResponseFilter(RequestContextFactory contexts) {
        this.contexts = contexts;
    }

    @Override
    public int getOrder() {
        return ServerFilterPhase.FIRST.after() + 3;
    }

    @RequestFilter
    Publisher<HttpResponse<?>> answered(
            HttpRequest<?> request, FilterContinuation<Publisher<HttpResponse<?>>> rest) {
        Mono<HttpResponse<?>> answer =
                caught(Mono.from(rest.proceed()), contexts.of(request).trace());
        return contexts.timeLimit(request)
                .map(limit -> limit.plus(AFTER_THE_DEADLINE))
                .map(limit -> answer.timeout(limit, Mono.error(DeadlineExceededException::new)))
                .orElse(answer);
    }

    private static <T> Mono<T> caught(Mono<T> work, Trace trace) {
        return Mono.create(
                sink -> {
                    Consumer<Throwable> failed = once(sink::error);
                    try {
                        sink.onDispose(
                                work.subscribe(
                                        sink::success,
                                        sink::error,
                                        sink::success,
                                        Context.of(sink.contextView())
                                                .put(DROPPED, fatalOrLogged(failed, trace))));
                    } catch (Throwable fatal) {
                        failed.accept(fatal);
                    }
                });
    }

    /** The same error may come by both ways. */
    private static Consumer<Throwable> once(Consumer<Throwable> told) {
        AtomicBoolean isTold = new AtomicBoolean();
        return failure -> {
            if (isTold.compareAndSet(false, true)) {
                told.accept(Exceptions.unwrap(failure));
            }
        };
    }

    /**
     * The pipeline has ended without any other error. Reactor would log it, and not whose it is.
     */
    private static Consumer<Throwable> fatalOrLogged(Consumer<Throwable> told, Trace trace) {
        return failure -> {
            if (Exceptions.isJvmFatal(failure)) {
                told.accept(failure);
            } else {
                trace.mark(LOG.atWarn()).setCause(failure).log("Error after the request");
            }
        };
    }
}
