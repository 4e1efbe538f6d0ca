package com.thebabesclub.commerce.checkout.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.checkout.Catalogues;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.CrashCuts;
import com.thebabesclub.commerce.testing.TrustPage;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.Map;

/** Every call that the checkout makes meets every fault, and the shopper asks again. */
@Case(
        id = "P140",
        sentence =
                "Every call of an operation meets every fault, and is asked for again: no answer is wrong, none is a 500, "
                        + "and the table ends as if nothing had happened.")
class FaultMatrixTest {

    private static final int ONE_IN = 12;

    private static Map<String, String> catalog = Map.of();

    @BeforeAll
    static void catalog(@TempDir Path folder) {
        catalog =
                Catalogues.with(
                        folder, "\"sku\": \"N-RED\"", "\"sku\": \"N-RED\", \"counted\": true");
    }

    @Tag("trust")
    @ParameterizedTest
    @EnumSource
    void everyFaultAtEveryCall(FaultOperation operation) throws Exception {
        TrustPage.hold(matrix(operation).everywhere());
    }

    @Test
    void aFewFaults() throws Exception {
        assertThat(matrix(FaultOperation.SESSION_OF_A_GUEST).sampled(ONE_IN).everywhere().cuts())
                .isPositive();
    }

    private static CrashCuts matrix(FaultOperation operation) {
        return CrashCuts.faults(
                "checkout, " + operation, () -> new CheckoutFaultWorld(operation, catalog));
    }
}
