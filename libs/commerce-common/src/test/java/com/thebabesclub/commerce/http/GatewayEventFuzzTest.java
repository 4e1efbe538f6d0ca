package com.thebabesclub.commerce.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.thebabesclub.commerce.http.lambda.UnsupportedEventException;

import io.micronaut.function.aws.proxy.MockLambdaContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/** An invocation is answered with a status that is no 5xx, or it is no event of API Gateway. */
class GatewayEventFuzzTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static Sample sample;

    @BeforeAll
    static void start() {
        sample = new Sample(Map.of());
    }

    @AfterAll
    static void stop() {
        sample.close();
    }

    @FuzzTest(maxDuration = "2m")
    void anInvocationIsAnsweredOrNoEvent(byte[] event) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        try {
            sample.handler()
                    .handleRequest(
                            new ByteArrayInputStream(event), answer, new MockLambdaContext());
        } catch (UnsupportedEventException noEvent) {
            assertThat(noEvent).hasMessageStartingWith("This is no event of API Gateway: ");
            return;
        }

        assertThat(JSON.readTree(answer.toByteArray()).path("statusCode").asInt())
                .isBetween(200, 499);
    }
}
