package com.thebabesclub.commerce.runtime.snapshot;

import com.thebabesclub.commerce.runtime.metric.Metrics;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;

import jakarta.inject.Singleton;

/** Keeps what a rehearsal does out of the figures. */
@Singleton
@RequiresSnapshot
final class PrimingMetricsSuppressor implements BeanCreatedEventListener<Metrics> {

    private final PrimingState rehearsal;

    PrimingMetricsSuppressor(PrimingState rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Override
    public Metrics onCreated(BeanCreatedEvent<Metrics> event) {
        Metrics metrics = event.getBean();
        return readings -> {
            if (!rehearsal.isOn()) {
                metrics.record(readings);
            }
        };
    }
}
