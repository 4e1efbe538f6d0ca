package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.thebabesclub.stripe.emulator.Emulated.Raw;
import com.thebabesclub.stripe.emulator.api.RequestLog;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.time.Duration;

class FaultsTest {

    private static final String ROUTE = "POST /v1/customers";

    @RegisterExtension private final Emulated emulated = new Emulated();

    @ParameterizedTest
    @CsvSource({
        "REFUSED, 503, 1",
        "SERVER_ERROR, 500, 0",
        "SERVER_ERROR_AFTER, 500, 1",
        "RATE_LIMITED, 429, 1",
        "LOCK_TIMEOUT, 429, 1"
    })
    void anErrorComesAsOftenAsAskedFor(CallFault fault, int status, int customersAfterRetry)
            throws Exception {
        emulated.stripe().failCalls(ROUTE, fault, 1);

        assertThat(create("k1").status()).isEqualTo(status);
        create("k1");
        assertThat(customers()).isEqualTo(customersAfterRetry);
        assertThat(create("k2").status()).isEqualTo(200);
    }

    @Test
    void aResetBeforeTheEffectLeavesNothingAndOneAfterItLeavesTheEffect() throws Exception {
        emulated.stripe().failCalls(ROUTE, CallFault.RESET, 1);
        assertThatThrownBy(() -> create("k1")).isInstanceOf(IOException.class);
        assertThat(customers()).isZero();

        emulated.stripe().failCalls(ROUTE, CallFault.RESET_AFTER, 1);
        assertThatThrownBy(() -> create("k1")).isInstanceOf(IOException.class);
        assertThat(customers()).isEqualTo(1);
        assertThat(create("k1").header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(customers()).isEqualTo(1);
        assertThat(emulated.stripe().requests())
                .filteredOn(entry -> entry.route().equals(ROUTE))
                .extracting(RequestLog.Entry::status)
                .containsExactly(0, 0, 200);
    }

    @Test
    void garbageIsNoJsonAndATruncatedAnswerBreaksOff() throws Exception {
        emulated.stripe().failCalls(ROUTE, CallFault.GARBAGE, 1);
        Raw garbage = create("k1");
        assertThat(garbage.status()).isEqualTo(200);
        assertThatThrownBy(garbage::json).isInstanceOf(JsonProcessingException.class);

        emulated.stripe().failCalls(ROUTE, CallFault.TRUNCATED, 1);
        assertThatThrownBy(() -> create("k2")).isInstanceOf(IOException.class);
        assertThat(customers()).isEqualTo(2);
    }

    @Test
    void aSlowAndATrickledAnswerAreRightInTheEnd() throws Exception {
        emulated.stripe().slowCalls(ROUTE, Duration.ofMillis(1), 1);
        assertThat(create("k1").status()).isEqualTo(200);

        emulated.stripe().failCalls("DELETE /v1/customers/{id}", CallFault.TRICKLED, 1);
        String id = create("k2").json().path("id").asText();
        assertThat(emulated.client().v1().customers().delete(id).getDeleted()).isTrue();
    }

    @Test
    void aFaultMeetsItsRouteOnlyAndAStarMeetsAll() throws Exception {
        emulated.stripe().failCalls(ROUTE, CallFault.REFUSED, 1);
        assertThat(emulated.get("/v1/customers").status()).isEqualTo(200);
        assertThat(create("k1").status()).isEqualTo(503);

        emulated.stripe().failCalls("*", CallFault.REFUSED, 2);
        assertThat(emulated.get("/v1/customers").status()).isEqualTo(503);
        assertThat(emulated.get("/v1/events").status()).isEqualTo(503);
        assertThat(emulated.get("/v1/events").status()).isEqualTo(200);
    }

    @Test
    void faultsAndCountsAreThereFromOutsideToo() throws Exception {
        emulated.post(
                "/_emulator/faults/calls",
                "{\"route\": \"POST /v1/customers\", \"fault\": \"refused\", \"times\": 2}");
        assertThat(create("k1").status()).isEqualTo(503);
        assertThat(create("k1").status()).isEqualTo(503);
        assertThat(create("k1").status()).isEqualTo(200);

        assertThat(emulated.get("/_emulator/requests").json().path(ROUTE).asInt()).isEqualTo(3);
        assertThat(emulated.post("/_emulator/faults/calls", "{\"fault\": \"meteor\"}").status())
                .isEqualTo(400);
    }

    private Raw create(String key) throws Exception {
        return emulated.post("/v1/customers", "name=Ada", "Idempotency-Key", key);
    }

    private int customers() throws Exception {
        return emulated.get("/v1/customers").json().path("data").size();
    }
}
