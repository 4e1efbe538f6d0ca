package com.thebabesclub.commerce.server.metric;

import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.annotation.Requires;
import io.micronaut.context.env.Environment;

import jakarta.inject.Singleton;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/**
 * Readings added up in Prometheus' registry. A metric is listed from its first reading, by the name
 * of the enum and not by one that Micrometer would make of it.
 */
@Singleton
@Requires(notEnv = Environment.FUNCTION)
@Requires(beans = PrometheusMeterRegistry.class)
final class MicrometerMetrics implements Metrics {

    /** From one millisecond to the eight seconds after which no request is answered any more. */
    private static final Duration[] BOUNDS =
            LongStream.of(
                            1_000,
                            2_500,
                            5_000,
                            10_000,
                            25_000,
                            50_000,
                            100_000,
                            250_000,
                            500_000,
                            1_000_000,
                            2_500_000,
                            5_000_000,
                            8_000_000,
                            60_000_000,
                            600_000_000,
                            3_600_000_000L)
                    .mapToObj(micros -> Duration.of(micros, ChronoUnit.MICROS))
                    .toArray(Duration[]::new);

    private record Level(Metric metric, Tags tags) {}

    private final PrometheusMeterRegistry registry;

    /** A gauge is read when Prometheus asks, so its value is kept here. */
    private final Map<Level, AtomicLong> levels = new ConcurrentHashMap<>();

    MicrometerMetrics(PrometheusMeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void record(Measurement... readings) {
        for (Measurement measurement : readings) {
            record(measurement.metric(), measurement.value(), tags(measurement));
        }
    }

    private void record(Metric metric, long value, Tags tags) {
        switch (metric.unit()) {
            case COUNT -> counter(metric, tags).increment((double) value);
            case MILLISECONDS -> timer(metric, tags).record(Duration.ofMillis(value));
            case SECONDS -> timer(metric, tags).record(Duration.ofSeconds(value));
            case SIZE -> size(metric, tags).record((double) value);
            case LEVEL -> level(metric, tags).set(value);
        }
    }

    private Counter counter(Metric metric, Tags tags) {
        return Counter.builder(metric.prometheusName())
                .description(metric.meaning())
                .tags(tags)
                .register(registry);
    }

    /** Not a summary, whose histogram would take half a second for none. */
    private Timer timer(Metric metric, Tags tags) {
        return Timer.builder(metric.prometheusName())
                .description(metric.meaning())
                .tags(tags)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private DistributionSummary size(Metric metric, Tags tags) {
        return DistributionSummary.builder(metric.prometheusName())
                .description(metric.meaning())
                .tags(tags)
                .register(registry);
    }

    private AtomicLong level(Metric metric, Tags tags) {
        return levels.computeIfAbsent(new Level(metric, tags), _ -> registered(metric, tags));
    }

    private AtomicLong registered(Metric metric, Tags tags) {
        AtomicLong level = new AtomicLong();
        Gauge.builder(metric.prometheusName(), level, AtomicLong::get)
                .description(metric.meaning())
                .tags(tags)
                .strongReference(true)
                .register(registry);
        return level;
    }

    private static Tags tags(Measurement measurement) {
        return measurement
                .sort()
                .map(sort -> Tags.of(measurement.metric().label().orElseThrow(), sort))
                .orElseGet(Tags::empty);
    }
}
