package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.StripeException;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The JDK's own client under stripe-java sends a POST that was cut once more, without a word. */
class ResetWithStripeJavaTest {

    private static final String ROUTE = "POST /v1/customers";

    @RegisterExtension private final Emulated emulated = new Emulated();

    @Test
    void oneCutIsNotSeenByTheCaller() throws StripeException {
        emulated.stripe().failCalls(ROUTE, CallFault.RESET_AFTER, 1);

        emulated.client().v1().customers().create();

        assertThat(emulated.stripe().requestCount(ROUTE)).isEqualTo(2);
        assertThat(emulated.client().v1().customers().list().getData())
                .as("its idempotency key saves it from two customers")
                .hasSize(1);
    }

    @Test
    void twoCutsAreAnError() {
        emulated.stripe().failCalls(ROUTE, CallFault.RESET, 2);

        assertThatThrownBy(() -> emulated.client().v1().customers().create())
                .isInstanceOf(ApiConnectionException.class);
    }
}
