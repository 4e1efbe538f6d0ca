package com.thebabesclub.commerce.deploy.alarm;

import software.amazon.awscdk.services.cloudwatch.ComparisonOperator;
import software.amazon.awscdk.services.cloudwatch.TreatMissingData;

import java.time.Duration;

/**
 * From when on an alarm is one.
 *
 * @param period what one value is taken over
 * @param periods the values in a row that must be beyond the limit
 */
public record Limit(
        double threshold,
        ComparisonOperator operator,
        Duration period,
        int periods,
        TreatMissingData missing) {

    /** The value or more; where nothing is measured, nothing is wrong. */
    static Limit atLeast(double threshold) {
        return new Limit(
                threshold,
                ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
                Duration.ofMinutes(5),
                1,
                TreatMissingData.NOT_BREACHING);
    }

    /** Less than one, which is what silence is too. */
    static Limit none() {
        return new Limit(
                1,
                ComparisonOperator.LESS_THAN_THRESHOLD,
                Duration.ofHours(1),
                1,
                TreatMissingData.BREACHING);
    }

    Limit in(Duration time) {
        return new Limit(threshold, operator, time, periods, missing);
    }

    Limit times(int inARow) {
        return new Limit(threshold, operator, period, inARow, missing);
    }
}
