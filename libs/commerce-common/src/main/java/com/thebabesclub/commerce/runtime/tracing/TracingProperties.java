package com.thebabesclub.commerce.runtime.tracing;

import com.thebabesclub.commerce.runtime.setting.SettingDescription;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/** Whether there are traces, and who takes them. */
@ConfigurationProperties("otel")
record TracingProperties(
        @SettingDescription("who takes the traces: otlp, or none for no traces")
                @Bindable(defaultValue = "none")
                String tracesExporter) {}
