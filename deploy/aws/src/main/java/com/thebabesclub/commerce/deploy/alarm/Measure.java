package com.thebabesclub.commerce.deploy.alarm;

import com.thebabesclub.commerce.runtime.metric.Metric;

import java.util.List;

/** What an alarm looks at. */
public sealed interface Measure {

    /**
     * A metric of the services.
     *
     * @param sorts the values of its label that are looked at, added up; none: all
     * @param statistic as CloudWatch names it
     */
    record OfShop(Metric metric, List<String> sorts, String statistic) implements Measure {

        /** The metric, whatever the sort. */
        public OfShop(Metric metric, String statistic) {
            this(metric, List.of(), statistic);
        }

        OfShop(Metric metric, String sort, String statistic) {
            this(metric, List.of(sort), statistic);
        }
    }

    /** A metric that AWS keeps of a part of the stack. */
    record OfAws(Of of, String name, String statistic) implements Measure {

        /** The parts of the stack. Of functions there is an alarm for each. */
        enum Of {
            FUNCTION,
            JOB,
            API,
            FIREWALL,
            TABLE,
            PARKED_EVENTS,
            FAILED_RUNS
        }
    }

    /** What AWS counts of the table for each operation by itself, added up. */
    record TableFaults(String name) implements Measure {}

    /**
     * The percentage of requests at the API that this metric counts.
     *
     * @param least below so many requests the share says nothing
     */
    record Share(String name, int least) implements Measure {}
}
