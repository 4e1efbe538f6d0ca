package com.thebabesclub.commerce.runtime.tracing;

import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.sdk.trace.IdGenerator;

import jakarta.inject.Singleton;

import java.util.random.RandomGenerator;

/**
 * Ids of the shop's own random source: the SDK's would be the same in every function that is
 * restored from one snapshot.
 */
@Singleton
record RandomIdGenerator(RandomGenerator random) implements IdGenerator {

    @Override
    public String generateTraceId() {
        return TraceId.fromLongs(random.nextLong(), nonZero());
    }

    @Override
    public String generateSpanId() {
        return SpanId.fromLong(nonZero());
    }

    private long nonZero() {
        return random.longs().filter(id -> id != 0).findFirst().orElseThrow();
    }
}
