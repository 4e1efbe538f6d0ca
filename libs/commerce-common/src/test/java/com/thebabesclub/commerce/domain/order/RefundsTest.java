package com.thebabesclub.commerce.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

class RefundsTest {

    @ParameterizedTest
    @CsvSource({
        "'',                                    0,    0,    NONE",
        "'pending 100',                         0,    100,  PENDING",
        "'succeeded 100',                       100,  100,  PARTIAL",
        "'succeeded 100, pending 5900',         100,  6000, PARTIAL",
        "'succeeded 6000',                      6000, 6000, FULL",
        "'succeeded 5999, succeeded 1',         6000, 6000, FULL",
        "'failed 6000',                         0,    0,    NONE",
        "'canceled 6000',                       0,    0,    NONE",
        "'failed 6000, succeeded 6000',         6000, 6000, FULL",
        "'requires_action 6000',                0,    6000, PENDING",
        "'a word of tomorrow 6000',             0,    6000, PENDING",
    })
    void whatWasGivenBackIsTheSumOfWhatSucceeded(
            String told, long succeeded, long standing, RefundProgress progress) {
        RefundTotals refunds = totals(told);

        assertThat(refunds.succeeded()).isEqualTo(succeeded);
        assertThat(refunds.standing()).isEqualTo(standing);
        assertThat(refunds.of(Optional.of(6000L))).isEqualTo(progress);
    }

    @Test
    void ofAnUnknownTotalNothingIsAllOfIt() {
        assertThat(totals("succeeded 6000").of(Optional.empty())).isEqualTo(RefundProgress.PARTIAL);
    }

    private static RefundTotals totals(String told) {
        return RefundTotals.of(refunds(told), SessionAmounts.NONE);
    }

    private static Refunds refunds(String told) {
        String[] parts = told.isEmpty() ? new String[0] : told.split(", ", -1);
        return new Refunds(Arrays.stream(parts).map(RefundsTest::refund).toList());
    }

    private static Refund refund(String told) {
        int space = told.lastIndexOf(' ');
        return new Refund(
                "re_" + told,
                RefundAmount.of(Long.parseLong(told.substring(space + 1)), "usd"),
                RefundStatus.ofText(told.substring(0, space)),
                Instant.EPOCH,
                Optional.empty());
    }
}
