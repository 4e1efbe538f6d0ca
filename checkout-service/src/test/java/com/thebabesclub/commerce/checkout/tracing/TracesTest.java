package com.thebabesclub.commerce.checkout.tracing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import com.thebabesclub.commerce.checkout.CheckoutServer;
import com.thebabesclub.commerce.checkout.Json;
import com.thebabesclub.commerce.runtime.setting.InvalidSettingException;
import com.thebabesclub.commerce.testing.Door;
import com.thebabesclub.commerce.testing.LogLines;
import com.thebabesclub.commerce.testing.WebAnswer;
import com.thebabesclub.commerce.testing.WebRequest;

import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.sdk.trace.data.SpanData;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A checkout as a trace, from the header of X-Ray to the exporter. */
class TracesTest {

    private static final String PARENT = "53995c3f42cd8ad8";
    private static final String EMAIL = "shopper@example.com";
    private static final String ADDRESS = "198.51.100.77";
    private static final String COLLECTOR = "otel.exporter.otlp.endpoint";

    /**
     * The framework makes the definition of each bean at each start, before it asks whether the
     * bean is wanted, and a definition names the types of the bean and of what it is made from.
     */
    private static final List<String> NAMED_BY_DEFINITIONS =
            List.of(
                    "io.opentelemetry.api.OpenTelemetry",
                    "io.opentelemetry.api.trace.Tracer",
                    "io.opentelemetry.instrumentation.api.incubator.semconv.util.ClassAndMethod",
                    "io.opentelemetry.instrumentation.api.instrumenter.Instrumenter",
                    "io.opentelemetry.sdk.trace.IdGenerator",
                    "io.opentelemetry.sdk.trace.SpanProcessor",
                    "io.opentelemetry.sdk.trace.samplers.Sampler");

    private static final String LAMBDA_HEADER = "com.amazonaws.xray.traceHeader";

    @Test
    void aCheckoutIsOneTraceOfItsCallsOnAServer() {
        assertTraced("5759e988bd862e3fe1be46a994272701", CheckoutServer::netty);
    }

    @Test
    void aCheckoutIsOneTraceOfItsCallsOnLambda() {
        assertTraced("5759e988bd862e3fe1be46a994272702", CheckoutServer::rest);
    }

    @Test
    void lambdasOwnHeaderIsTakenOverAndTheSpansAreOutBeforeTheAnswer() {
        String trace = "5759e988bd862e3fe1be46a994272703";
        try (CheckoutServer service = traced()) {
            System.setProperty(LAMBDA_HEADER, xray(trace, "1"));
            service.rest().ask(quote());
            assertThat(RecordedSpans.of(trace))
                    .filteredOn(span -> span.getKind() == SpanKind.SERVER)
                    .extracting(SpanData::getParentSpanId)
                    .containsExactly(PARENT);
        } finally {
            System.clearProperty(LAMBDA_HEADER);
        }
    }

    @Test
    void spansReachACollectorByOpenTelemetrysOwnProtocol() throws IOException {
        String trace = "5759e988bd862e3fe1be46a994272705";
        Map<String, String> received = new ConcurrentHashMap<>();
        HttpServer collector =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext(
                "/",
                exchange -> {
                    byte[] body = exchange.getRequestBody().readAllBytes();
                    received.put(
                            exchange.getRequestURI().getPath(),
                            new String(body, StandardCharsets.ISO_8859_1));
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        collector.start();
        System.setProperty(COLLECTOR, "http://127.0.0.1:" + collector.getAddress().getPort());
        try (CheckoutServer service = new CheckoutServer(Map.of("OTEL_TRACES_EXPORTER", "otlp"))) {
            service.rest().ask(quote().header("X-Amzn-Trace-Id", xray(trace, "1")));
        } finally {
            System.clearProperty(COLLECTOR);
            collector.stop(0);
        }
        assertThat(received).containsOnlyKeys("/v1/traces");
        assertThat(received.get("/v1/traces")).contains("POST /cart/quote", "DynamoDB ");
        assertThat(received.get("/v1/traces"))
                .contains(new String(HexFormat.of().parseHex(trace), StandardCharsets.ISO_8859_1))
                .doesNotContain(ADDRESS, "N-RED");
    }

    @Test
    void anUnknownExporterStopsTheStartWithASentence() {
        assertThatThrownBy(() -> new CheckoutServer(Map.of("OTEL_TRACES_EXPORTER", "pigeon")))
                .satisfies(
                        failure ->
                                assertThat(InvalidSettingException.in(failure).orElseThrow())
                                        .hasMessageStartingWith("OTEL_TRACES_EXPORTER is wrong"));
    }

    @Test
    void whatXRayDoesNotSampleIsNotRecorded() {
        String trace = "5759e988bd862e3fe1be46a994272704";
        try (CheckoutServer service = traced()) {
            service.rest().ask(quote().header("X-Amzn-Trace-Id", xray(trace, "0")));
        }
        assertThat(RecordedSpans.of(trace)).isEmpty();
    }

    @Test
    void withoutAnExporterAFunctionLoadsOfOpenTelemetryWhatTheFrameworksBeansName(
            @TempDir Path folder) throws IOException, InterruptedException {
        assertThat(loadedClasses(folder.resolve("on.log"), RecordedSpans.NAME))
                .anyMatch(line -> line.contains("io.opentelemetry.sdk.OpenTelemetrySdk "));
        assertThat(loadedClasses(folder.resolve("off.log")))
                .anyMatch(line -> line.contains("com.thebabesclub.commerce.http.lambda.ApiHandler"))
                .filteredOn(line -> line.startsWith("io.opentelemetry."))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactlyInAnyOrderElementsOf(NAMED_BY_DEFINITIONS);
    }

    private static void assertTraced(String trace, Function<CheckoutServer, Door> door) {
        String signature;
        try (LogLines log = LogLines.captured();
                CheckoutServer service = traced()) {
            service.importProducts();
            Door asked = door.apply(service);
            WebAnswer quoted = asked.ask(quote());
            signature = Json.of(quoted).path("quoteSignature").asText();
            WebAnswer answer = asked.ask(checkout(Json.of(quoted), trace));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            assertThat(log.with(trace))
                    .as("lines of the log that name the trace")
                    .anyMatch(line -> line.contains("Request answered"));
        }
        List<SpanData> spans = RecordedSpans.of(trace);
        SpanData request =
                spans.stream()
                        .filter(span -> span.getKind() == SpanKind.SERVER)
                        .findFirst()
                        .orElseThrow();
        assertThat(request.getName()).isEqualTo("POST /checkout/create-session");
        assertThat(request.getParentSpanId()).isEqualTo(PARENT);
        assertThat(attributes(request)).containsEntry("http.response.status_code", "200");

        List<SpanData> calls = spans.stream().filter(span -> !span.equals(request)).toList();
        assertThat(calls)
                .allSatisfy(
                        call -> {
                            assertThat(call.getParentSpanId()).isEqualTo(request.getSpanId());
                            assertThat(call.getKind()).isEqualTo(SpanKind.CLIENT);
                        });
        assertThat(calls)
                .filteredOn(call -> call.getName().startsWith("DynamoDB "))
                .anySatisfy(
                        call ->
                                assertThat(attributes(call).get("commerce.item.kinds"))
                                        .contains("CART"));
        assertThat(calls)
                .filteredOn(call -> call.getName().startsWith("Stripe "))
                .isNotEmpty()
                .allSatisfy(
                        call -> assertThat(attributes(call)).containsEntry("rpc.system", "stripe"));
        assertThat(spans.toString())
                .doesNotContain(EMAIL, ADDRESS, signature, "k1:", "sk_test", "127.0.0.1", "N-RED");
    }

    private static CheckoutServer traced() {
        return new CheckoutServer(Map.of("OTEL_TRACES_EXPORTER", RecordedSpans.NAME));
    }

    private static WebRequest quote() {
        return WebRequest.post(
                        "/cart/quote", "{\"items\": [{\"sku\": \"N-RED\", \"quantity\": 1}]}")
                .from(ADDRESS);
    }

    private static WebRequest checkout(JsonNode quoted, String trace) {
        String body =
                "{\"quoteSignature\": %s, \"customerEmail\": \"%s\"}"
                        .formatted(quoted.path("quoteSignature"), EMAIL);
        return WebRequest.post("/checkout/create-session", body)
                .from(ADDRESS)
                .header("X-Amzn-Trace-Id", xray(trace, "1"));
    }

    private static String xray(String trace, String sampled) {
        return "Root=1-%s-%s;Parent=%s;Sampled=%s"
                .formatted(trace.substring(0, 8), trace.substring(8), PARENT, sampled);
    }

    private static Map<String, String> attributes(SpanData span) {
        return span.getAttributes().asMap().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                e -> e.getKey().getKey(), e -> String.valueOf(e.getValue())));
    }

    private static List<String> loadedClasses(Path log, String... exporter)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-Xlog:class+load:file=" + log + ":none:filecount=0",
                                "-Drepository.root=" + System.getProperty("repository.root"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                UntracedStart.class.getName()));
        command.addAll(List.of(exporter));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.resolveSibling("out.txt").toFile());
        builder.environment()
                .putAll(
                        Map.of(
                                "AWS_REGION", "us-east-1",
                                "AWS_ACCESS_KEY_ID", "none",
                                "AWS_SECRET_ACCESS_KEY", "none",
                                "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:1"));
        Process process = builder.start();
        assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(log.resolveSibling("out.txt"));
        assertThat(process.exitValue()).as(said).isZero();
        assertThat(said).endsWith("400\n");
        return Files.readAllLines(log);
    }
}
