package com.thebabesclub.commerce.checkout.tracing;

import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The exporter {@code recorded}, which OpenTelemetry finds as it finds any other. */
public final class RecordedSpans implements ConfigurableSpanExporterProvider {

    public static final String NAME = "recorded";

    private static final List<SpanData> ALL = new CopyOnWriteArrayList<>();

    /** Of all processes of this test. */
    public static int count() {
        return ALL.size();
    }

    static List<SpanData> of(String traceId) {
        return ALL.stream().filter(span -> span.getTraceId().equals(traceId)).toList();
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public SpanExporter createExporter(ConfigProperties config) {
        return new SpanExporter() {
            @Override
            public CompletableResultCode export(Collection<SpanData> spans) {
                ALL.addAll(spans);
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode flush() {
                return CompletableResultCode.ofSuccess();
            }

            @Override
            public CompletableResultCode shutdown() {
                return CompletableResultCode.ofSuccess();
            }
        };
    }
}
