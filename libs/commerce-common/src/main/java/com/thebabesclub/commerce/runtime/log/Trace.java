package com.thebabesclub.commerce.runtime.log;

import io.micronaut.core.async.propagation.ReactorPropagation;
import io.micronaut.core.propagation.PropagatedContextElement;

import org.slf4j.spi.LoggingEventBuilder;

import reactor.core.publisher.Mono;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Which request or run a line belongs to. It travels in Reactor's context, since pipelines change
 * threads.
 *
 * @param requestId ours, one for each request
 * @param correlationId the caller's, if it sent one, else {@code requestId}
 * @param operation {@code POST /cart/quote}, {@code nightly_sync}
 * @param traceId of the request's spans; empty where there are none
 */
public record Trace(
        String requestId, String correlationId, String operation, Optional<String> traceId)
        implements PropagatedContextElement {

    private static final Trace NONE = new Trace("-", "-", "-");

    public Trace(String requestId, String correlationId, String operation) {
        this(requestId, correlationId, operation, Optional.empty());
    }

    /** What the pipeline itself was given, or what the request came with. */
    public static Trace of(ContextView context) {
        return context.<Trace>getOrEmpty(Trace.class)
                .or(() -> ReactorPropagation.findContextElement(context, Trace.class))
                .orElse(NONE);
    }

    /** Puts the trace where the lines of the pipeline find it. */
    public <T> Mono<T> bound(Mono<T> work) {
        return work.contextWrite(Context.of(Trace.class, this));
    }

    /** Logs with the trace of the pipeline, and completes. */
    public static Mono<Void> log(Consumer<Trace> lines) {
        return Mono.deferContextual(
                context -> {
                    lines.accept(of(context));
                    return Mono.empty();
                });
    }

    /**
     * Adds our fields: {@code trace.mark(LOG.atInfo()).addKeyValue("orderNumber", n).log("Order
     * snapshot created")}.
     */
    public LoggingEventBuilder mark(LoggingEventBuilder line) {
        LoggingEventBuilder marked =
                line.addKeyValue("requestId", requestId)
                        .addKeyValue("correlationId", correlationId)
                        .addKeyValue("operation", operation);
        return traceId.map(id -> marked.addKeyValue("traceId", id)).orElse(marked);
    }
}
