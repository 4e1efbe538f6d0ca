package com.thebabesclub.commerce.runtime.tracing;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;

import io.micronaut.tracing.opentelemetry.OpenTelemetryBuilderCustomizer;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdkBuilder;

import jakarta.inject.Singleton;

import java.util.Map;

/** What holds where no variable of OpenTelemetry's says otherwise. */
@Singleton
record OpenTelemetryDefaults(TracingProperties properties, EnvironmentVariables variables)
        implements OpenTelemetryBuilderCustomizer {

    @Override
    public void configure(AutoConfiguredOpenTelemetrySdkBuilder builder) {
        // The context closes the SDK, after the last request.
        builder.disableShutdownHook().addPropertiesSupplier(this::defaults);
    }

    private Map<String, String> defaults() {
        return Map.of(
                "otel.service.name",
                variables.find("AWS_LAMBDA_FUNCTION_NAME").orElse("commerce"),
                "otel.traces.exporter",
                properties.tracesExporter(),
                "otel.propagators",
                "xray-lambda",
                "otel.exporter.otlp.protocol",
                "http/protobuf");
    }
}
