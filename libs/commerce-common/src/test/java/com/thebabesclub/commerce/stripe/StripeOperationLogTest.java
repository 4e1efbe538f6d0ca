package com.thebabesclub.commerce.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.secret.Secret;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.testing.Await;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.LogQuery;
import com.thebabesclub.commerce.testing.TestClock;
import com.thebabesclub.stripe.emulator.StripeEmulator;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

class StripeOperationLogTest {

    private static final String CREATE = "POST /v1/checkout/sessions";
    private static final Trace TRACE = new Trace("req-1", "corr-1", "POST /checkout");

    private final StripeEmulator stripe = StripeEmulator.builder().apiKey("sk_test_log").start();
    private final TestClock clock = TestClock.atNoon();
    private final LogLines lines = LogLines.captured();
    private final StripeGateway gateway = gateway();

    @AfterEach
    void stop() {
        lines.close();
        stripe.close();
    }

    @Test
    void aCallThatSucceedsIsALineWithSessionStatusAndStripesOwnId() {
        Session made = create();

        assertThat(LogQuery.ofGuide("What Stripe was asked").found(lines.all())).hasSize(1);
        assertThat(LogQuery.ofGuide("What Stripe did not answer").found(lines.all())).isEmpty();

        assertThat(told()).hasSize(1);
        JsonNode line = told().getFirst();
        assertThat(line.path("level").asText()).isEqualTo("INFO");
        assertThat(line.path("operation").asText()).isEqualTo("sessions.create");
        assertThat(line.path("session_id").asText()).isEqualTo(made.getId());
        assertThat(line.path("status").asText()).isEqualTo("succeeded");
        assertThat(line.path("httpStatus").asInt()).isEqualTo(200);
        assertThat(line.path("stripeRequestId").asText())
                .isEqualTo(made.getLastResponse().requestId())
                .startsWith("req_");
        assertThat(line.path("attempts").asInt()).isEqualTo(1);
        assertThat(line.path("durationMs").isIntegralNumber()).isTrue();
        assertThat(line.path("requestId").asText()).isEqualTo("req-1");
        assertThat(line.path("correlationId").asText()).isEqualTo("corr-1");
    }

    @Test
    void whatTheLibraryTriesAgainIsCounted() {
        stripe.failCalls(CREATE, CallFault.REFUSED, 1);

        create();

        assertThat(told()).hasSize(1);
        assertThat(told().getFirst().path("attempts").asInt()).isEqualTo(2);
        assertThat(told().getFirst().path("status").asText()).isEqualTo("succeeded");
    }

    @Test
    void aCallThatIsNeverAnsweredHasItsAttemptsToo() {
        stripe.failCalls(CREATE, CallFault.REFUSED, 10);

        assertThatThrownBy(this::create).isInstanceOf(StripeUnavailable.class);

        JsonNode line = told().getFirst();
        assertThat(line.path("level").asText()).isEqualTo("WARN");
        assertThat(line.path("attempts").asInt()).isEqualTo(1 + StripeGateway.RETRIES);
        assertThat(line.path("status").asText()).isEqualTo("StripeUnavailable");
    }

    @Test
    void aRefusalNamesTheSessionThatWasAskedForAndTheCode() {
        assertThatThrownBy(
                        () ->
                                Await.value(
                                        TRACE.bound(
                                                gateway.json(
                                                        "sessions.retrieve",
                                                        client ->
                                                                client.v1()
                                                                        .checkout()
                                                                        .sessions()
                                                                        .retrieve(
                                                                                "cs_test_none")))))
                .isInstanceOf(StripeRefused.class);

        assertThat(LogQuery.ofGuide("What Stripe did not answer").found(lines.all())).hasSize(1);
        assertThat(LogQuery.ofGuide("What Stripe was asked about one session").found(lines.all()))
                .hasSize(1);
        JsonNode line = told().getFirst();
        assertThat(line.path("session_id").asText()).isEqualTo("cs_test_none");
        assertThat(line.path("status").asText()).isEqualTo("StripeRefused");
        assertThat(line.path("code").asText()).isEqualTo("resource_missing");
        assertThat(line.path("httpStatus").asInt()).isEqualTo(404);
    }

    @Test
    void noLineHasTheKeyOrTheAddressOfThePage() {
        create();

        assertThat(lines.all())
                .noneMatch(line -> line.contains("sk_test_log"))
                .noneMatch(line -> line.contains("shop.test"));
    }

    private Session create() {
        SessionCreateParams params =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.PAYMENT)
                        .setSuccessUrl("https://shop.test/thanks")
                        .addLineItem(
                                LineItem.builder()
                                        .setQuantity(1L)
                                        .setPriceData(
                                                PriceData.builder()
                                                        .setCurrency("usd")
                                                        .setUnitAmount(100L)
                                                        .setProductData(
                                                                PriceData.ProductData.builder()
                                                                        .setName("Ring")
                                                                        .build())
                                                        .build())
                                        .build())
                        .build();
        return Await.value(
                TRACE.bound(
                        gateway.call(
                                "sessions.create",
                                client -> client.v1().checkout().sessions().create(params))));
    }

    private List<JsonNode> told() {
        return lines.all().stream()
                .map(StripeOperationLogTest::json)
                .filter(line -> line.path("event").asText().equals("stripe_operation"))
                .toList();
    }

    private static JsonNode json(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException notJson) {
            throw new AssertionError(line, notJson);
        }
    }

    private StripeGateway gateway() {
        EnvironmentVariables settings =
                EnvironmentVariables.of(Map.of("STRIPE_SECRET_PARAMETER", "/stripe/secret"));
        Secrets secrets =
                Secrets.read(
                        settings,
                        _ -> Mono.just(Secret.of("sk_test_log")),
                        clock,
                        SecretName.STRIPE_SECRET);
        return new StripeGateway(
                new StripeProperties(URI.create(stripe.baseUrl())),
                secrets,
                new CircuitBreaker(clock, _ -> {}),
                clock);
    }
}
