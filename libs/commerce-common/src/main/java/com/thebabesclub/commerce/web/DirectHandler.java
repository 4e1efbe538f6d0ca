package com.thebabesclub.commerce.web;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.thebabesclub.commerce.deadline.Deadline;
import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.setting.Settings;

import io.micronaut.http.HttpStatus;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A function that answers the plain requests of one route by itself, and starts the framework for
 * the first that is anything else: another path, a token, a body that is wrong.
 *
 * <p>It does what the filters do: headers, the line in the log, problems. The thread that Lambda
 * calls it on waits for the answer, as it would inside the framework.
 */
public final class DirectHandler implements RequestStreamHandler {

    /** What API Gateway waits. The request's own deadline comes long before. */
    private static final Duration LONGEST = Duration.ofSeconds(29);

    private final DirectRoute route;
    private final Supplier<ApiHandler> framework;
    private final Origins origins;
    private final ClientAddresses addresses;
    private final Clock clock;

    /**
     * @param framework started once, for the first request that wants it
     */
    public DirectHandler(
            DirectRoute route, Settings settings, Clock clock, Supplier<ApiHandler> framework) {
        this.route = route;
        this.framework = new Once<>(framework);
        this.origins = new Origins(settings);
        this.addresses = new ClientAddresses(settings);
        this.clock = clock;
    }

    /**
     * Answers the event.
     *
     * @throws NotAnApiEvent where the event is none of API Gateway's, so that Lambda counts an
     *     error
     */
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context)
            throws IOException {
        byte[] json = event.readAllBytes();
        Optional<byte[]> direct = direct(GatewayEvents.read(json), context);
        answer.write(direct.isPresent() ? direct.get() : framework.get().answer(json, context));
    }

    private Optional<byte[]> direct(GatewayEvent event, Context context) {
        return DirectRequest.of(event.request(), route, addresses)
                .flatMap(
                        request ->
                                work(request).map(work -> answered(request, event, work, context)));
    }

    private Optional<Mono<DirectAnswer>> work(DirectRequest request) {
        return request.isPreflight()
                ? Optional.of(preflight(request))
                : route.answer(request).map(json -> json.map(DirectAnswer::ok));
    }

    /** A browser asks before its first quote: the framework would be started for that alone. */
    private Mono<DirectAnswer> preflight(DirectRequest request) {
        return origins.allow(request.header("Origin"))
                ? Mono.just(DirectAnswer.empty(Origins.permission()))
                : Mono.error(Origins.refusal().exception());
    }

    private byte[] answered(
            DirectRequest request, GatewayEvent event, Mono<DirectAnswer> work, Context context) {
        Instant arrival = clock.instant();
        Invocation invocation = Invocation.of(context, clock);
        Trace trace =
                RequestTraces.of(
                        invocation, request.header("X-Correlation-Id"), request.operation());
        Deadline deadline =
                new Deadline(
                                GatewayRequest.of(event.request())
                                        .time()
                                        .orElse(arrival)
                                        .plus(route.budget()),
                                clock)
                        .or(invocation.endsBy());
        DirectAnswer answer =
                trace.bound(deadline.bound(work))
                        .onErrorResume(
                                Exception.class, failure -> Mono.just(failed(failure, trace)))
                        .blockOptional(LONGEST)
                        .orElseThrow();
        DirectAnswer marked =
                answer.with(origins.marks(request.header("Origin")))
                        .with(Map.of(RequestLog.ID, trace.requestId()));
        RequestLog.answered(trace, marked.status(), Duration.between(arrival, clock.instant()));
        return GatewayAnswer.of(marked, event.payload()).json();
    }

    private static DirectAnswer failed(Exception failure, Trace trace) {
        Problem problem = Problems.of(failure, HttpStatus.INTERNAL_SERVER_ERROR);
        FailureHandler.log(trace, problem, failure);
        return DirectAnswer.of(problem, trace.requestId());
    }

    /** Lambda calls a function for one request at a time, so that nobody else asks meanwhile. */
    private static final class Once<T> implements Supplier<T> {

        private final Supplier<T> made;
        private Optional<T> value = Optional.empty();

        Once(Supplier<T> made) {
            this.made = made;
        }

        @Override
        public T get() {
            if (value.isEmpty()) {
                value = Optional.of(Objects.requireNonNull(made.get()));
            }
            return value.get();
        }
    }
}
