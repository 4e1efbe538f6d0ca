package com.thebabesclub.commerce.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.TrustPage;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every call that the dashboard makes meets every fault, and whoever asked asks again. */
@Case(
        id = "P140",
        sentence =
                "Every call of an operation meets every fault, and is asked for again: no answer is wrong, none is a 500, "
                        + "and the table ends as if nothing had happened.")
class FaultMatrixTest {

    private static final int ONE_IN = 4;

    @Tag("trust")
    @ParameterizedTest
    @EnumSource
    void everyFaultAtEveryCall(FaultOperation operation) throws Exception {
        TrustPage.hold(matrix(operation).everywhere());
    }

    @Test
    void aFewFaults() throws Exception {
        assertThat(matrix(FaultOperation.EXPORT).sampled(ONE_IN).everywhere().cuts()).isPositive();
    }

    private static CrashCuts matrix(FaultOperation operation) {
        return CrashCuts.faults(
                "dashboard, " + operation, () -> new DashboardFaultWorld(operation));
    }
}
