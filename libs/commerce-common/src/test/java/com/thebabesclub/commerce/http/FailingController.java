package com.thebabesclub.commerce.http;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.http.context.event.HttpRequestReceivedEvent;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Fails with the throwable that is asked for, at the place that is asked for. */
@Controller("/failing")
@TimeLimit("8s")
@Secured(SecurityRule.IS_ANONYMOUS)
class FailingController {

    /** What a request may ask for; Reactor throws the last three wherever it meets them. */
    enum Failure {
        EXCEPTION,
        ASSERTION,
        STACK,
        CLASS,
        INTERNAL;

        Throwable made() {
            String message = SampleController.INNERMOST;
            return switch (this) {
                case EXCEPTION -> new IllegalStateException(message);
                case ASSERTION -> new AssertionError(message);
                case STACK -> new StackOverflowError(message);
                case CLASS -> new NoClassDefFoundError(message);
                case INTERNAL -> new InternalError(message);
            };
        }

        /** Whether Reactor throws it in place of a signal. */
        boolean isTheJvms() {
            return this == STACK || this == CLASS || this == INTERNAL;
        }

        /** Returns nothing: with it, the compiler sees where a method ends. */
        RuntimeException thrown() {
            switch (made()) {
                case Error error -> throw error;
                case RuntimeException failure -> throw failure;
                case Throwable other -> throw new IllegalStateException(other);
            }
        }

        <T> Mono<T> emitted() {
            return Mono.error(this::made);
        }
    }

    @Get("/controller")
    Mono<String> controller(@QueryValue Failure what) {
        throw what.thrown();
    }

    @Get("/emitted")
    Mono<String> emitted(@QueryValue Failure what) {
        return what.emitted();
    }

    @Get("/constant")
    Mono<String> constant(@QueryValue Failure what) {
        return Mono.error(what.made());
    }

    private static String never(Failure what) {
        throw what.thrown();
    }

    @Get("/operator")
    Mono<String> operator(@QueryValue Failure what) {
        return Mono.just(what).map(FailingController::never);
    }

    @Post("/body")
    @Consumes(MediaType.TEXT_PLAIN)
    Mono<String> body(@Body String body) {
        return Mono.just(Failure.valueOf(body)).flatMap(Failure::emitted);
    }

    /** Where the answer of a client of AWS arrives. */
    @Get("/future")
    Mono<String> future(@QueryValue Failure what) {
        return Mono.fromFuture(() -> arriving(what)).map(FailingController::never);
    }

    @Get("/emitted-after-future")
    Mono<String> emittedAfterFuture(@QueryValue Failure what) {
        return Mono.fromFuture(() -> arriving(what)).flatMap(Failure::emitted);
    }

    private static CompletableFuture<Failure> arriving(Failure what) {
        return CompletableFuture.supplyAsync(
                () -> what, CompletableFuture.delayedExecutor(5, TimeUnit.MILLISECONDS));
    }

    @Get("/later")
    @TimeLimit("100ms")
    Mono<String> later(@QueryValue Failure what) {
        return Mono.delay(Duration.ofMillis(1)).then(what.emitted());
    }

    @Get("/thrown-later")
    @TimeLimit("100ms")
    Mono<String> thrownLater(@QueryValue Failure what) {
        return Mono.delay(Duration.ofMillis(1)).map(_ -> never(what));
    }

    /** Fails where the answer is written. */
    @Get("/written")
    Mono<Unwritable> written(@QueryValue Failure what) {
        return Mono.just(new Unwritable(what));
    }

    @Serdeable.Serializable
    static final class Unwritable {

        private final Failure failure;

        Unwritable(Failure failure) {
            this.failure = failure;
        }

        public String getText() {
            return never(failure);
        }
    }

    @Get("/filter")
    Mono<String> filter() {
        return Mono.just("not reached");
    }

    @Get("/binder")
    Mono<String> binder(Unbindable argument) {
        return Mono.just(argument.toString());
    }

    record Unbindable() {}

    @Singleton
    static final class UnbindableArgumentBinder implements TypedRequestArgumentBinder<Unbindable> {

        @Override
        public Argument<Unbindable> argumentType() {
            return Argument.of(Unbindable.class);
        }

        @Override
        public BindingResult<Unbindable> bind(
                ArgumentConversionContext<Unbindable> context, HttpRequest<?> request) {
            throw wanted(request).thrown();
        }
    }

    /** Fails before there is any filter. */
    @Singleton
    static final class FailingListener
            implements ApplicationEventListener<HttpRequestReceivedEvent> {

        @Override
        public void onApplicationEvent(HttpRequestReceivedEvent event) {
            if (event.getSource().getPath().equals("/failing/event")) {
                throw wanted(event.getSource()).thrown();
            }
        }
    }

    @ServerFilter("/failing/filter")
    static final class FailingFilter {

        @RequestFilter
        void fail(HttpRequest<?> request) {
            throw wanted(request).thrown();
        }
    }

    private static Failure wanted(HttpRequest<?> request) {
        return request.getParameters().get("what", Failure.class).orElseThrow();
    }
}
