package com.thebabesclub.commerce.runtime.tracing;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.util.random.RandomGenerator;

/**
 * The tracer, where an exporter is named. Its class is not a bean itself: the framework loads those
 * at each start, wanted or not, and none of OpenTelemetry's shall come with one.
 */
@Factory
@Requires(property = "otel.traces-exporter", defaultValue = "none", notEquals = "none")
final class SpanTracerFactory {

    @Singleton
    @Bean(preDestroy = "close")
    SpanTracer tracer(
            TracingProperties properties, EnvironmentVariables variables, RandomGenerator random) {
        return OpenTelemetryTracer.of(properties.tracesExporter(), variables, random);
    }
}
