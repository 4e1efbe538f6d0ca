package com.thebabesclub.commerce.deploy.stage;

import software.amazon.awscdk.services.logs.RetentionDays;

import java.util.Map;
import java.util.Optional;

/** The days that CloudWatch can keep logs. */
final class Retention {

    private static final Map<Integer, RetentionDays> KNOWN =
            Map.ofEntries(
                    Map.entry(7, RetentionDays.ONE_WEEK),
                    Map.entry(14, RetentionDays.TWO_WEEKS),
                    Map.entry(30, RetentionDays.ONE_MONTH),
                    Map.entry(60, RetentionDays.TWO_MONTHS),
                    Map.entry(90, RetentionDays.THREE_MONTHS),
                    Map.entry(180, RetentionDays.SIX_MONTHS),
                    Map.entry(365, RetentionDays.ONE_YEAR),
                    Map.entry(731, RetentionDays.TWO_YEARS),
                    Map.entry(1827, RetentionDays.FIVE_YEARS),
                    Map.entry(3653, RetentionDays.TEN_YEARS));

    private Retention() {}

    static Optional<RetentionDays> of(int days) {
        return Optional.ofNullable(KNOWN.get(days));
    }
}
