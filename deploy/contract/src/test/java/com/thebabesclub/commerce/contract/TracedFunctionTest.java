package com.thebabesclub.commerce.contract;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.lambda.local.Event;
import com.thebabesclub.lambda.local.FunctionSettings;
import com.thebabesclub.lambda.local.LocalFunction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A function that is packed without an exporter, once one is named. */
class TracedFunctionTest {

    private static final String TRACE = "5759e988bd862e3fe1be46a994272706";
    private static final String PARENT = "53995c3f42cd8ad8";
    private static final String REQUEST = "11111111-2222-3333-4444-555555555555";

    /** As Lambda gives it to its runtime. */
    private static final String XRAY =
            "Root=1-%s-%s;Parent=%s;Sampled=1"
                    .formatted(TRACE.substring(0, 8), TRACE.substring(8), PARENT);

    private final World world = World.create();
    private final Queue<String> received = new ConcurrentLinkedQueue<>();
    private final HttpServer collector;

    TracedFunctionTest() throws IOException {
        collector =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void collect() {
        collector.createContext("/v1/traces", this::received);
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECKOUT", "QUOTE"})
    void onTheManagedRuntimeItHandsItsSpansOverBeforeItAnswers(Deployed deployed) {
        assertTraced(Functions.managed(deployed.service(), Deployed.HANDLER, world));
    }

    @ParameterizedTest
    @EnumSource(names = {"CHECKOUT", "QUOTE"})
    void withARuntimeOfItsOwnItHandsItsSpansOverBeforeItAnswers(Deployed deployed) {
        assertTraced(Functions.runtime(deployed, world));
    }

    private void assertTraced(FunctionSettings settings) {
        Map<String, String> exporter =
                Map.of(
                        "OTEL_TRACES_EXPORTER",
                        "otlp",
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "http://127.0.0.1:" + collector.getAddress().getPort());
        try (LocalFunction function = new LocalFunction(settings.with(exporter))) {
            Door door =
                    Door.restApi(
                            Clock.systemUTC(),
                            event -> Functions.answer(function, new Event(event, REQUEST, XRAY)));
            WebRequest quote =
                    WebRequest.post(
                            "/cart/quote",
                            """
                            {"items": [{"sku": "N-RED", "quantity": 1}]}
                            """);
            assertThat(door.ask(quote).status()).isEqualTo(200);

            assertThat(String.join("", received))
                    .contains("POST /cart/quote", "DynamoDB ", bytes(TRACE), bytes(PARENT));
        }
    }

    private void received(HttpExchange exchange) throws IOException {
        received.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static String bytes(String id) {
        return new String(HexFormat.of().parseHex(id), ISO_8859_1);
    }
}
