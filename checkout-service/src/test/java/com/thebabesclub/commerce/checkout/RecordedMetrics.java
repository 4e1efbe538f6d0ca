package com.thebabesclub.commerce.checkout;

import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.metric.Reading;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Metrics for a test to look at. */
public final class RecordedMetrics implements Metrics {

    private final List<Reading> readings = new CopyOnWriteArrayList<>();

    @Override
    public void record(Reading... told) {
        readings.addAll(Arrays.asList(told));
    }

    public List<Reading> readings() {
        return List.copyOf(readings);
    }

    public void forget() {
        readings.clear();
    }
}
