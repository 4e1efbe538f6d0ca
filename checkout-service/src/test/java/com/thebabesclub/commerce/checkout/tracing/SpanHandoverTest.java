package com.thebabesclub.commerce.checkout.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.testing.GatewayEvents;
import com.thebabesclub.commerce.testing.Invocation;
import com.thebabesclub.commerce.testing.WebRequest;

import org.junit.jupiter.api.Test;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/** A function is frozen after each invocation, however it ended. */
class SpanHandoverTest {

    private static final String TRACE = "5759e988bd862e3fe1be46a994272721";

    @Test
    void anInvocationThatFailsHandsItsSpansOverAsWell() {
        try (CheckoutServer service =
                new CheckoutServer(Map.of("OTEL_TRACES_EXPORTER", RecordedSpans.NAME))) {
            WebRequest request =
                    WebRequest.get("/checkout/status")
                            .header(
                                    "X-Amzn-Trace-Id",
                                    "Root=1-%s-%s;Parent=53995c3f42cd8ad8;Sampled=1"
                                            .formatted(TRACE.substring(0, 8), TRACE.substring(8)));
            InputStream event =
                    new ByteArrayInputStream(
                            GatewayEvents.rest(request, service.clock().instant()));

            assertThatThrownBy(
                            () ->
                                    service.handler()
                                            .handleRequest(
                                                    event, new BrokenOutput(), Invocation.fresh()))
                    .hasStackTraceContaining("nobody takes the answer");

            assertThat(RecordedSpans.of(TRACE)).hasSize(1);
        }
    }

    private static final class BrokenOutput extends OutputStream {

        @Override
        public void write(int b) throws IOException {
            throw new IOException("nobody takes the answer");
        }
    }
}
