package com.thebabesclub.commerce.deploy.alarm;

import com.thebabesclub.commerce.metric.Metric;

import java.util.Optional;

/** What an alarm looks at. */
public sealed interface Measure {

    /**
     * A metric of the services.
     *
     * @param sort the value of its label, where only that is looked at
     * @param statistic as CloudWatch names it
     */
    record OfShop(Metric metric, Optional<String> sort, String statistic) implements Measure {

        OfShop(Metric metric, String statistic) {
            this(metric, Optional.empty(), statistic);
        }

        OfShop(Metric metric, String sort, String statistic) {
            this(metric, Optional.of(sort), statistic);
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

    /**
     * The percentage of requests at the API that this metric counts.
     *
     * @param least below so many requests the share says nothing
     */
    record Share(String name, int least) implements Measure {}
}
