package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.metric.Reading;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a job has measured. */
final class Readings implements Metrics {

    private final List<Reading> all = new CopyOnWriteArrayList<>();

    @Override
    public void record(Reading... readings) {
        all.addAll(Arrays.asList(readings));
    }

    List<Reading> all() {
        return List.copyOf(all);
    }
}
