package com.thebabesclub.commerce.runtime.tracing;

import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.exceptions.BeanInstantiationException;
import io.micronaut.core.async.propagation.ReactorPropagation;
import io.micronaut.http.HttpRequest;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Spans by the SDK that the framework's module makes of OpenTelemetry's own variables.
 *
 * <p>The spans of the framework's own filter hold the query, the caller's address and messages of
 * exceptions; these hold a method, a route and a status.
 */
final class OpenTelemetryTracer implements SpanTracer {

    private static final String SCOPE = "com.thebabesclub.commerce";

    private final OpenTelemetrySdk sdk;
    private final Tracer tracer;

    private OpenTelemetryTracer(OpenTelemetrySdk sdk) {
        this.sdk = sdk;
        tracer = sdk.getTracer(SCOPE);
    }

    /**
     * @throws InvalidSettingException where there is no such exporter, or a variable of
     *     OpenTelemetry's is wrong
     */
    static SpanTracer of(BeanProvider<OpenTelemetry> telemetry) {
        return new OpenTelemetryTracer(sdk(telemetry));
    }

    @Override
    public RequestSpan start(HttpRequest<?> request, String route) {
        Context parent =
                sdk.getPropagators()
                        .getTextMapPropagator()
                        .extract(Context.root(), request, RequestHeaderGetter.GETTER);
        String method = request.getMethod().name();
        Span span =
                tracer.spanBuilder(method + " " + route)
                        .setParent(parent)
                        .setSpanKind(SpanKind.SERVER)
                        .setAttribute("http.request.method", method)
                        .setAttribute("http.route", route)
                        .startSpan();
        return new StartedSpan(span, parent.with(span));
    }

    @Override
    public <T> Mono<T> call(CallSpanDescription call, Mono<T> work) {
        return Mono.deferContextual(
                context ->
                        ReactorPropagation.findContextElement(context, StartedSpan.class)
                                .map(request -> recorded(call, work, request.context()))
                                .orElse(work));
    }

    @Override
    public void flush(Duration limit) {
        sdk.getSdkTracerProvider().forceFlush().join(limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        sdk.close();
    }

    private <T> Mono<T> recorded(CallSpanDescription call, Mono<T> work, Context parent) {
        Span span =
                tracer.spanBuilder(call.name())
                        .setParent(parent)
                        .setSpanKind(SpanKind.CLIENT)
                        .startSpan();
        add(span, call.attributes());
        // Before the signal goes on: what follows may hand the whole trace over.
        return work.doOnNext(answer -> add(span, call.outcome().apply(answer)))
                .doOnError(failure -> failed(span, call, failure))
                .doOnTerminate(span::end)
                .doOnCancel(span::end);
    }

    /** The message may repeat what was sent, and is left out. */
    private static void failed(Span span, CallSpanDescription call, Throwable failure) {
        span.setStatus(StatusCode.ERROR);
        span.setAttribute("error.type", failure.getClass().getSimpleName());
        add(span, call.outcome().apply(failure));
    }

    private static void add(Span span, Map<String, String> attributes) {
        attributes.forEach(span::setAttribute);
    }

    private static OpenTelemetrySdk sdk(BeanProvider<OpenTelemetry> telemetry) {
        try {
            return (OpenTelemetrySdk) telemetry.get();
        } catch (BeanInstantiationException wrong) {
            throw (InvalidSettingException)
                    InvalidSettingException.of(
                                    TracingProperties.class,
                                    "tracesExporter",
                                    "is wrong, or another OTEL_ variable is")
                            .initCause(wrong);
        }
    }

    private record StartedSpan(Span span, Context context) implements RequestSpan {

        @Override
        public String traceId() {
            return span.getSpanContext().getTraceId();
        }

        @Override
        public void end(int status) {
            span.setAttribute("http.response.status_code", status);
            if (status >= 500) {
                span.setStatus(StatusCode.ERROR);
            }
            span.end();
        }
    }
}
