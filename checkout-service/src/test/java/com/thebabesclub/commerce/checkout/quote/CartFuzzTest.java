package com.thebabesclub.commerce.checkout.quote;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A body is a cart with a price, or there is a problem that says why not. */
class CartFuzzTest {

    private static CheckoutServer checkout;

    @BeforeAll
    static void start() {
        checkout = new CheckoutServer(Map.of("QUOTE_RATE_LIMIT_PER_HOUR", "1000000"));
    }

    @AfterAll
    static void stop() {
        checkout.close();
    }

    @FuzzTest(maxDuration = "2m")
    void aBodyIsQuotedOrThereIsAProblem(byte[] bytes) {
        String body = new String(bytes, StandardCharsets.UTF_8);
        WebAnswer answer = checkout.rest().ask(WebRequest.post("/cart/quote", body));

        switch (answer.status()) {
            case 200 -> assertThat(answer.body()).contains("\"quoteSignature\":\"v1.");
            case 429 -> assertThat(answer.body()).contains("\"code\":\"rate_limited\"");
            default -> {
                assertThat(answer.status()).isBetween(400, 499);
                assertThat(answer.body()).contains("\"code\":\"");
            }
        }
    }
}
