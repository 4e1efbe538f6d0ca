package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.stripe.emulator.Emulated.Raw;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

class IdempotencyTest {

    private static final String ROUTE = "POST /v1/customers";

    @RegisterExtension private final Emulated emulated = new Emulated();

    @Test
    void theFirstAnswerIsToldAgainAndMarked() throws Exception {
        Raw first = customer("k1", "name=Ada");
        Raw again = customer("k1", "name=Ada");

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(first.header("Idempotent-Replayed")).isEmpty();
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.header("Original-Request")).isEqualTo(first.header("Request-Id"));
        assertThat(emulated.get("/v1/customers").json().path("data")).hasSize(1);
    }

    @Test
    void theOrderOfParametersDoesNotMatterButTheirValuesDo() throws Exception {
        Raw first = customer("k1", "name=Ada&email=ada@example.com");

        assertThat(customer("k1", "email=ada@example.com&name=Ada").body()).isEqualTo(first.body());
        Raw other = customer("k1", "name=Grace&email=ada@example.com");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.error().path("type").asText()).isEqualTo("idempotency_error");
        assertThat(other.error().path("message").asText())
                .startsWith(
                        "Keys for idempotent requests can only be used with the same parameters");
    }

    @Test
    void aKeyBelongsToOneEndpoint() throws Exception {
        customer("k1", "name=Ada");

        Raw other = emulated.post("/v1/coupons", "percent_off=10", "Idempotency-Key", "k1");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.error().path("message").asText())
                .startsWith("Keys for idempotent requests can only be used for the same endpoint");
    }

    @Test
    void aServerErrorIsKeptAndToldAgain() throws Exception {
        emulated.stripe().failCalls(ROUTE, CallFault.SERVER_ERROR, 1);

        assertThat(customer("k1", "name=Ada").status()).isEqualTo(500);
        Raw again = customer("k1", "name=Ada");
        assertThat(again.status()).isEqualTo(500);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(customer("k2", "name=Ada").status()).isEqualTo(200);
    }

    @Test
    void nothingIsKeptOfARequestThatFailedValidationOrTheRateLimit() throws Exception {
        assertThat(customer("k1", "nme=Ada").status()).isEqualTo(400);
        emulated.stripe().failCalls(ROUTE, CallFault.RATE_LIMITED, 1);
        assertThat(customer("k1", "name=Ada").status()).isEqualTo(429);

        assertThat(customer("k1", "name=Ada").status()).isEqualTo(200);
    }

    @Test
    void aRequestThatRanIntoAMissingObjectIsKept() throws Exception {
        String form = "charge=ch_none";
        Raw first = emulated.post("/v1/refunds", form, "Idempotency-Key", "k1");
        assertThat(first.error().path("code").asText()).isEqualTo("resource_missing");

        assertThat(
                        emulated.post("/v1/refunds", form, "Idempotency-Key", "k1")
                                .header("Idempotent-Replayed"))
                .isEqualTo("true");
    }

    @Test
    void whileTheFirstRunsASecondIsRefused() throws Exception {
        emulated.stripe().failCalls(ROUTE, CallFault.HELD, 1);
        CompletableFuture<Raw> first =
                CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                return customer("k1", "name=Ada");
                            } catch (Exception e) {
                                throw new IllegalStateException(e);
                            }
                        });
        assertThat(emulated.stripe().awaitHeldCalls(1)).isTrue();

        Raw second = customer("k1", "name=Ada");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.error().path("code").asText()).isEqualTo("idempotency_key_in_use");

        emulated.stripe().releaseHeldCalls();
        assertThat(first.get().status()).isEqualTo(200);
        assertThat(customer("k1", "name=Ada").body()).isEqualTo(first.get().body());
    }

    @Test
    void aKeyIsForgottenAfterADay() throws Exception {
        Raw first = customer("k1", "name=Ada");
        emulated.stripe().moveClock(Duration.ofHours(25));

        Raw later = customer("k1", "name=Ada");
        assertThat(later.header("Idempotent-Replayed")).isEmpty();
        assertThat(later.json().path("id")).isNotEqualTo(first.json().path("id"));
    }

    private Raw customer(String key, String form) throws Exception {
        return emulated.post("/v1/customers", form, "Idempotency-Key", key);
    }
}
