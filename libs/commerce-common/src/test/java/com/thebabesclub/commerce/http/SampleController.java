package com.thebabesclub.commerce.http;

import com.thebabesclub.commerce.http.security.Caller;
import com.thebabesclub.commerce.http.security.OptionalAuthentication;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.log.Trace;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.cookie.Cookie;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A small service to ask what every service must hold. */
@Controller("/sample")
@TimeLimit("8s")
@Secured(SecurityRule.IS_ANONYMOUS)
class SampleController {

    static final String INNERMOST = "PK=USER#ann SK=ORDER#1 sk_live_abcdef";

    @Serdeable
    record Line(@NotBlank String sku, @Min(1) @Max(99) int quantity) {}

    @Serdeable
    record Cart(@NotEmpty List<@NotNull @Valid Line> items, @Nullable String note) {}

    @Serdeable
    record CartReply(long quantity, List<String> warnings, @Nullable String note) {}

    @Get("/whoami")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Map<String, String> whoami(Authentication caller) {
        return Map.of("name", caller.getName());
    }

    @Serdeable
    record CallerReply(
            String subject, @Nullable String email, boolean emailVerified, Set<String> roles) {}

    @Get("/caller")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    CallerReply caller(Caller caller) {
        return new CallerReply(
                caller.subject(),
                caller.email().orElse(null),
                caller.emailVerified(),
                caller.roles());
    }

    /** Open, whatever token comes along. */
    @Get("/guest")
    @OptionalAuthentication
    Map<String, String> guest(@Nullable Caller caller) {
        return Map.of("name", caller == null ? "a guest" : caller.subject());
    }

    @Post("/cart")
    CartReply cart(@Body @Valid Cart cart) {
        long quantity = cart.items().stream().mapToLong(Line::quantity).sum();
        return new CartReply(quantity, List.of(), cart.note());
    }

    @Get("/address")
    Map<String, String> address(ClientAddress address) {
        return Map.of("key", address.limiterKey());
    }

    @Get("/page")
    Map<String, Integer> page(@QueryValue(defaultValue = "20") @Min(1) @Max(100) int limit) {
        return Map.of("limit", limit);
    }

    /** The bytes of the body, as hexadecimal digits. */
    @Post("/bytes")
    @Consumes(MediaType.ALL)
    Map<String, String> bytes(@Body byte[] body) {
        return Map.of("hex", HexFormat.of().formatHex(body));
    }

    @Get("/values")
    Map<String, List<String>> values(HttpRequest<?> request) {
        return Map.of(
                "a", request.getParameters().getAll("a"),
                "b", request.getParameters().getAll("b"),
                "x-many", request.getHeaders().getAll("X-Many"),
                "cookies", request.getCookies().getAll().stream().map(Cookie::getName).toList());
    }

    @Get("/cookies")
    HttpResponse<?> cookies() {
        return HttpResponse.ok().cookie(Cookie.of("one", "1")).cookie(Cookie.of("two", "2"));
    }

    @Get("/large")
    Map<String, String> large(@QueryValue int bytes) {
        return Map.of("filling", "é".repeat(bytes / 2));
    }

    /** What no route may do: it waits on the thread that serves everybody. */
    @Get("/waiting")
    String waiting() throws InterruptedException {
        Thread.sleep(1);
        return "waited";
    }

    @Get("/failure")
    String failure() {
        throw new IllegalStateException(INNERMOST);
    }

    @Get("/late-failure")
    Mono<String> lateFailure() {
        return Mono.delay(Duration.ofMillis(1))
                .then(Mono.error(new IllegalStateException(INNERMOST)));
    }

    @Get("/problem")
    Mono<String> problem() {
        return Mono.error(
                Problem.of(HttpStatus.CONFLICT, "price_changed", "The price has changed.")
                        .retryAfter(Duration.ofMillis(1500))
                        .with("quote", new CartReply(3, List.of("one"), null))
                        .exception());
    }

    @Get("/deadline")
    Mono<Map<String, Long>> deadline() {
        return Mono.deferContextual(
                context ->
                        Mono.just(
                                Map.of(
                                        "leftMs",
                                        Deadline.of(context).orElseThrow().left().toMillis())));
    }

    @Get("/own-limit")
    @TimeLimit("7500ms")
    Mono<Map<String, Long>> ownLimit() {
        return deadline();
    }

    @Serdeable
    record TraceReply(String requestId, String correlationId, String operation, boolean bounded) {

        static Mono<TraceReply> of(ContextView context) {
            Trace trace = Trace.of(context);
            return Mono.just(
                    new TraceReply(
                            trace.requestId(),
                            trace.correlationId(),
                            trace.operation(),
                            Deadline.of(context).isPresent()));
        }
    }

    /** What a pipeline knows of its request: at once, on another thread, and on a third one. */
    @Post("/traces/{name}")
    Mono<List<TraceReply>> traces(@Body Cart cart, String name) {
        Mono<TraceReply> trace = Mono.deferContextual(TraceReply::of);
        Mono<TraceReply> later = Mono.delay(Duration.ofMillis(1)).then(trace);
        Mono<TraceReply> elsewhere =
                Mono.fromFuture(
                                () ->
                                        CompletableFuture.supplyAsync(
                                                () -> 1,
                                                CompletableFuture.delayedExecutor(
                                                        1, TimeUnit.MILLISECONDS)))
                        .flatMap(_ -> trace);
        return Flux.concat(trace, later, elsewhere).collectList();
    }
}
