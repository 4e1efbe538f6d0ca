package com.thebabesclub.commerce.runtime.metric;

/** Where readings go. Never blocks and never fails the work that is measured. */
public interface Metrics {

    /** Records what belongs together: one line where metrics are lines. */
    void record(Measurement... readings);
}
