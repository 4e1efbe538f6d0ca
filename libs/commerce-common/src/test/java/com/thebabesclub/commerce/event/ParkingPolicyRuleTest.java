package com.thebabesclub.commerce.event;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.runtime.deadline.DeadlineExceededException;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.stripe.StripeUnavailable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

class ParkingPolicyRuleTest {

    private static final ParkingProperties PARKING =
            EnvironmentVariables.of(Map.of()).read(ParkingProperties.class);

    @ParameterizedTest
    @CsvSource({
        "REFUSED, 2, 0, false",
        "REFUSED, 3, 0, true",
        "MALFORMED, 3, 0, true",
        "FAULT, 3, 0, true",
        "TABLE, 900, 47, false",
        "STRIPE, 900, 47, false",
        "TIME, 900, 47, false",
        "CONFLICT, 900, 47, false",
        "TABLE, 1, 48, true",
        "REFUSED, 1, 48, true"
    })
    void anOutageHasTwoDaysAndAFaultThreeAttempts(
            FailureKind kind, int attempts, long hours, boolean parked) {
        assertThat(PARKING.isDue(kind, attempts, Duration.ofHours(hours))).isEqualTo(parked);
    }

    @Test
    void anOutageIsToldFromAFault() {
        assertThat(FailureKind.of(new DeadlineExceededException())).isEqualTo(FailureKind.TIME);
        assertThat(FailureKind.of(new StripeUnavailable("events.list", new IOException())))
                .isEqualTo(FailureKind.STRIPE);
        assertThat(FailureKind.of(new IllegalStateException("ann@example.com")))
                .isEqualTo(FailureKind.FAULT);
    }

    @Test
    void theMessageOfALibraryIsNotKept() {
        IllegalStateException quoting = new IllegalStateException("no such user ann@example.com");

        assertThat(FailureKind.FAULT.sentence(quoting)).isEqualTo("An error that nobody expected.");
    }
}
