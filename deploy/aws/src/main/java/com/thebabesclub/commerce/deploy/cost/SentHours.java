package com.thebabesclub.commerce.deploy.cost;

import com.thebabesclub.commerce.runtime.metric.Metric;

import java.util.stream.Stream;

/** In which hours a series is sent, since CloudWatch takes money for those and no others. */
enum SentHours {
    /** Somebody looks at the shop, or the sweep of every five minutes runs. */
    ALL,
    /** Once a night. */
    NIGHTLY,
    /** Something went wrong. */
    SELDOM;

    /** What a small shop of a thousand orders a month has of such hours: fourteen. */
    private static final double SELDOM_SHARE = 0.02;

    /** How many series are paid for in a month, each hour of one being its share of the month. */
    static double series(long orders) {
        return Stream.of(Metric.values())
                .mapToDouble(metric -> count(metric) * of(metric).share(orders))
                .sum();
    }

    private static int count(Metric metric) {
        return (metric.series().isTotal() ? 1 : 0) + metric.series().sorts().size();
    }

    private double share(long orders) {
        return switch (this) {
            case ALL -> 1;
            case NIGHTLY -> 1 / 24.0;
            case SELDOM -> Math.min(1, SELDOM_SHARE * Math.max(1, orders / 1_000.0));
        };
    }

    private static SentHours of(Metric metric) {
        return switch (metric) {
            case SYNC_RUNS, SYNC_ERRORS, SYNC_DRIFT, SYNC_PARKED -> NIGHTLY;
            case SNAPSHOT_FAILURES,
                    WEBHOOK_SIGNATURE_FAILURES,
                    WEBHOOK_FAILURES,
                    WEBHOOKS_PARKED,
                    LIMITER_STORE_FAILURES,
                    RATE_LIMITED,
                    STRIPE_ERRORS,
                    STRIPE_CIRCUIT,
                    TOTAL_MISMATCHES,
                    FOREIGN_PAGES,
                    SECOND_PAYMENTS,
                    NEEDS_PERSON,
                    DUE_TASKS ->
                    SELDOM;
            default -> ALL;
        };
    }
}
