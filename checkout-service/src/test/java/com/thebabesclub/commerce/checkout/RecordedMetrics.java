package com.thebabesclub.commerce.checkout;

import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metrics;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Metrics for a test to look at. */
public final class RecordedMetrics implements Metrics {

    private final List<Measurement> readings = new CopyOnWriteArrayList<>();

    @Override
    public void record(Measurement... told) {
        readings.addAll(Arrays.asList(told));
    }

    public List<Measurement> readings() {
        return List.copyOf(readings);
    }

    public void forget() {
        readings.clear();
    }
}
