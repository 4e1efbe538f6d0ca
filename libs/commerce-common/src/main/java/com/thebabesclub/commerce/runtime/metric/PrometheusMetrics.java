package com.thebabesclub.commerce.runtime.metric;

import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.core.metrics.Summary;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

import jakarta.inject.Singleton;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Readings added up in memory until Prometheus asks. A metric is listed from its first reading. */
@Singleton
@Requires(notEnv = Environment.FUNCTION)
@Requires(missingBeans = Metrics.class)
final class PrometheusMetrics implements Metrics {

    /** From one millisecond to the eight seconds after which no request is answered any more. */
    private static final double[] BOUNDS = {
        0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 8, 60, 600, 3600
    };

    private static final double MILLIS = 1_000;

    private interface Series {
        void add(String[] sort, long value);
    }

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final PrometheusTextFormatWriter format = PrometheusTextFormatWriter.create();
    private final Map<Metric, Series> series = new ConcurrentHashMap<>();

    @Override
    public void record(Reading... readings) {
        for (Reading reading : readings) {
            String[] sort = reading.sort().stream().toArray(String[]::new);
            series.computeIfAbsent(reading.metric(), this::register).add(sort, reading.value());
        }
    }

    /** All of it in Prometheus' text format. */
    byte[] text() {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            format.write(text, registry.scrape());
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes every byte", e);
        }
        return text.toByteArray();
    }

    private Series register(Metric metric) {
        return switch (metric.unit()) {
            case COUNT -> counter(metric);
            case MILLISECONDS -> histogram(metric, MILLIS);
            case SECONDS -> histogram(metric, 1);
            case SIZE -> summary(metric);
            case LEVEL -> gauge(metric);
        };
    }

    private Series counter(Metric metric) {
        Counter counter =
                Counter.builder()
                        .name(metric.prometheusName())
                        .help(metric.meaning())
                        .labelNames(labels(metric))
                        .register(registry);
        return (sort, value) -> counter.labelValues(sort).inc(value);
    }

    private Series histogram(Metric metric, double inASecond) {
        Histogram histogram =
                Histogram.builder()
                        .name(metric.prometheusName())
                        .help(metric.meaning())
                        .labelNames(labels(metric))
                        .classicOnly()
                        .classicUpperBounds(BOUNDS)
                        .register(registry);
        return (sort, value) -> histogram.labelValues(sort).observe(value / inASecond);
    }

    private Series summary(Metric metric) {
        Summary summary =
                Summary.builder()
                        .name(metric.prometheusName())
                        .help(metric.meaning())
                        .labelNames(labels(metric))
                        .register(registry);
        return (sort, value) -> summary.labelValues(sort).observe((double) value);
    }

    private Series gauge(Metric metric) {
        Gauge gauge =
                Gauge.builder()
                        .name(metric.prometheusName())
                        .help(metric.meaning())
                        .labelNames(labels(metric))
                        .register(registry);
        return (sort, value) -> gauge.labelValues(sort).set((double) value);
    }

    private static String[] labels(Metric metric) {
        return metric.label().stream().toArray(String[]::new);
    }
}
