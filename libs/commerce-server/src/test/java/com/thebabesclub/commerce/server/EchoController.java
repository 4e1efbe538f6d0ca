package com.thebabesclub.commerce.server;

import com.thebabesclub.commerce.http.TimeLimit;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Routes that answer at once, or when a test says so. */
@Controller("/echo")
@TimeLimit("8s")
@Secured(SecurityRule.IS_ANONYMOUS)
public class EchoController {

    /** What holds requests back. */
    public static final class Gate {

        private final Sinks.One<String> opened = Sinks.one();
        private final CountDownLatch waiting;

        private Gate(int requests) {
            waiting = new CountDownLatch(requests);
        }

        public void awaitRequests() throws InterruptedException {
            waiting.await();
        }

        public void open() {
            opened.tryEmitValue("open").orThrow();
        }
    }

    private volatile Gate gate = new Gate(0);

    /** A gate for so many requests. */
    public Gate closed(int requests) {
        gate = new Gate(requests);
        return gate;
    }

    @Post
    @Consumes(MediaType.ALL)
    Map<String, Integer> length(@Body byte @Nullable [] body) {
        return Map.of("length", body == null ? 0 : body.length);
    }

    @Get("/held")
    Mono<Map<String, String>> held() {
        Gate current = gate;
        current.waiting.countDown();
        return current.opened.asMono().map(state -> Map.of("gate", state));
    }

    @Get("/unavailable")
    HttpStatus unavailable() {
        return HttpStatus.SERVICE_UNAVAILABLE;
    }

    /** Asks somebody who fails once the answer is out. */
    @Get("/late")
    Mono<Map<String, String>> late() {
        CompletableFuture<String> late =
                gate.opened
                        .asMono()
                        .<String>flatMap(_ -> Mono.error(new IllegalStateException("late")))
                        .toFuture();
        return Mono.firstWithSignal(Mono.fromFuture(late, true), Mono.just("first"))
                .map(name -> Map.of("name", name));
    }
}
