package com.thebabesclub.commerce.checkout.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.checkout.CheckoutContextBuilder;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.Case;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import io.micronaut.test.extensions.junit5.annotation.MicronautTest;

import jakarta.inject.Inject;

import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A table that takes nothing more. */
@MicronautTest(contextBuilder = CheckoutContextBuilder.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BusyTableTest {

    private static final WebRequest QUOTE =
            WebRequest.post("/cart/quote", "{\"items\": [{\"sku\": \"N-RED\", \"quantity\": 1}]}");

    @Inject CheckoutServer service;

    List<Door> doors() {
        return service.doors();
    }

    @ParameterizedTest
    @MethodSource("doors")
    @Case(
            id = "F2",
            sentence =
                    "The table throttles for good at a quote: 503 with Retry-After, nothing half-written.")
    void aQuoteThatCannotBeKeptIsNotGivenAndLeavesNothing(Door door) {
        service.table().tap().script((_, _) -> CompletableFuture.failedFuture(throttled()));

        WebAnswer answer = door.ask(QUOTE);

        assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        assertThat(Json.of(answer).path("code").asText()).isEqualTo("unavailable");
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.body()).doesNotContain("quoteSignature");
        assertThat(service.table().dump()).isEmpty();
    }

    private static ProvisionedThroughputExceededException throttled() {
        return ProvisionedThroughputExceededException.builder()
                .awsErrorDetails(
                        AwsErrorDetails.builder()
                                .errorCode("ProvisionedThroughputExceededException")
                                .errorMessage("slow down")
                                .build())
                .statusCode(400)
                .build();
    }
}
