package com.thebabesclub.commerce.runtime.tracing;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.opentelemetry.api.OpenTelemetry;

import jakarta.inject.Singleton;

/**
 * The tracer, where an exporter is named. Its class is not a bean itself: the framework loads those
 * at each start, wanted or not, with all of OpenTelemetry that they name.
 */
@Factory
@Requires(property = "otel.traces-exporter", defaultValue = "none", notEquals = "none")
final class SpanTracerFactory {

    @Singleton
    @Bean(preDestroy = "close")
    SpanTracer tracer(BeanProvider<OpenTelemetry> telemetry) {
        return OpenTelemetryTracer.of(telemetry);
    }
}
