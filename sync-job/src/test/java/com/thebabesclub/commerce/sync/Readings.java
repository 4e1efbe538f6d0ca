package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.runtime.metric.Measurement;
import com.thebabesclub.commerce.runtime.metric.Metrics;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a job has measured. */
final class Readings implements Metrics {

    private final List<Measurement> all = new CopyOnWriteArrayList<>();

    @Override
    public void record(Measurement... readings) {
        all.addAll(Arrays.asList(readings));
    }

    List<Measurement> all() {
        return List.copyOf(all);
    }
}
