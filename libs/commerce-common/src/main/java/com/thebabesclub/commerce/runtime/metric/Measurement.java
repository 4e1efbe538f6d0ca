package com.thebabesclub.commerce.runtime.metric;

import java.util.Optional;

/**
 * One measured value.
 *
 * @param value in the metric's unit
 * @param sort the value of the metric's label; there exactly if the metric has one
 */
public record Measurement(Metric metric, long value, Optional<String> sort) {

    public Measurement {
        if (sort.isPresent() != metric.label().isPresent()) {
            throw new IllegalArgumentException(
                    metric + (sort.isPresent() ? " has no sorts" : " needs its sort"));
        }
    }
}
