package com.thebabesclub.commerce.checkout.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.testing.TestToken;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.stripe.emulator.fault.CallFault;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;

/** What the span of a call to Stripe tells of the answer, or of the lack of one. */
class StripeSpansTest {

    private static final String CREATE = "POST /v1/checkout/sessions";
    private static final AttributeKey<String> STATUS =
            AttributeKey.stringKey("http.response.status_code");
    private static final AttributeKey<String> REQUEST = AttributeKey.stringKey("stripe.request_id");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final CheckoutServer service =
            new CheckoutServer(Map.of("OTEL_TRACES_EXPORTER", RecordedSpans.NAME));

    @BeforeEach
    void stock() {
        service.importProducts();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void ofAnAnswerItsStatusAndStripesNameOfTheRequest() {
        String trace = "5759e988bd862e3fe1be46a994272711";
        assertThat(checkout(trace)).isEqualTo(200);
        for (String call : new String[] {"Stripe customers.create", "Stripe sessions.create"}) {
            SpanData span = span(trace, call);
            assertThat(span.getAttributes().get(STATUS)).as(call).isEqualTo("200");
            assertThat(span.getAttributes().get(REQUEST)).as(call).startsWith("req_");
            assertThat(span.getAttributes().get(ERROR)).as(call).isNull();
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        }
    }

    @Test
    void ofARefusalTheSameAndTheClassOfTheFailureWithoutItsMessage() {
        String trace = "5759e988bd862e3fe1be46a994272712";
        service.stripe().failCalls(CREATE, CallFault.REQUEST_FAILED, 1);
        assertThat(checkout(trace)).isGreaterThanOrEqualTo(500);
        SpanData span = span(trace, "Stripe sessions.create");
        assertThat(span.getAttributes().get(STATUS)).isEqualTo("402");
        assertThat(span.getAttributes().get(REQUEST)).startsWith("req_");
        assertThat(span.getAttributes().get(ERROR)).endsWith("Exception");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.getStatus().getDescription()).isEmpty();
        assertThat(span.getEvents()).isEmpty();
    }

    @Test
    void whereNoAnswerCameTheClassOfTheFailureAlone() {
        String trace = "5759e988bd862e3fe1be46a994272713";
        service.stripe().failCalls(CREATE, CallFault.RESET, 9);
        assertThat(checkout(trace)).isEqualTo(503);
        SpanData span = span(trace, "Stripe sessions.create");
        assertThat(span.getAttributes().get(STATUS)).isNull();
        assertThat(span.getAttributes().get(REQUEST)).isNull();
        assertThat(span.getAttributes().get(ERROR)).isEqualTo("ApiConnectionException");
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    }

    private int checkout(String trace) {
        WebRequest quote =
                WebRequest.post(
                        "/cart/quote",
                        """
                        {"items": [{"sku": "N-RED", "quantity": 1}]}
                        """);
        String signature = Json.of(service.rest().ask(quote)).path("quoteSignature").asText();
        String body =
                """
                {"quoteSignature": "%s"}
                """
                        .formatted(signature);
        return service.rest()
                .ask(
                        WebRequest.post("/checkout/create-session", body)
                                .bearer(TestToken.of("user-1", service.clock().instant()))
                                .header(
                                        "X-Amzn-Trace-Id",
                                        "Root=1-%s-%s;Parent=53995c3f42cd8ad8;Sampled=1"
                                                .formatted(
                                                        trace.substring(0, 8), trace.substring(8))))
                .status();
    }

    private static SpanData span(String trace, String name) {
        return RecordedSpans.of(trace).stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
