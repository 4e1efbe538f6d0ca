package com.thebabesclub.commerce.runtime.metric;

/** In what a metric is measured, and how its values add up. */
public enum MetricUnit {
    /** Occurrences, summed. */
    COUNT("Count"),
    /** A duration of each occurrence, in milliseconds. */
    MILLISECONDS("Milliseconds"),
    /** A duration of each occurrence, in seconds. */
    SECONDS("Seconds"),
    /** A size of each occurrence: pieces, or minor units of money. */
    SIZE("None"),
    /** How much there is at the moment; the last value stands. */
    LEVEL("None");

    private final String cloudWatch;

    MetricUnit(String cloudWatch) {
        this.cloudWatch = cloudWatch;
    }

    /** The unit's name in CloudWatch's embedded metric format. */
    String cloudWatch() {
        return cloudWatch;
    }
}
