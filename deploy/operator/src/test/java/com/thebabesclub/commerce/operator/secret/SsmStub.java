package com.thebabesclub.commerce.operator.secret;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** As much of SSM as parameters need, on this machine; the SDK is sent there by its properties. */
final class SsmStub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Map<String, String> ENVIRONMENT =
            Map.of(
                    "aws.accessKeyId", "local",
                    "aws.secretAccessKey", "local",
                    "aws.region", "us-east-1");

    /** A parameter as it was put. */
    record Put(String value, String type, boolean overwrite, String keyId, String region) {}

    private final Map<String, Put> parameters = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private Optional<String> refusal = Optional.empty();

    SsmStub() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
        ENVIRONMENT.forEach(System::setProperty);
        System.setProperty(
                "aws.endpointUrlSsm", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** From now on every call is answered with this error. */
    void refuse(String code) {
        refusal = Optional.of(code);
    }

    Map<String, Put> parameters() {
        return new TreeMap<>(parameters);
    }

    /** The names of the calls so far. */
    List<String> calls() {
        return List.copyOf(calls);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody().readAllBytes());
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            String call = target.substring(target.indexOf('.') + 1);
            calls.add(call);
            String signed = exchange.getRequestHeaders().getFirst("Authorization");
            String region = signed.split("/", -1)[2];
            if (refusal.isPresent()) {
                send(exchange, 400, error(refusal.get()));
            } else if (call.equals("GetParameter")) {
                get(exchange, request.path("Name").asText());
            } else {
                put(exchange, request, region);
            }
        }
    }

    private void get(HttpExchange exchange, String name) throws IOException {
        Optional<Put> found = Optional.ofNullable(parameters.get(name));
        if (found.isEmpty()) {
            send(exchange, 400, error("ParameterNotFound"));
            return;
        }
        send(
                exchange,
                200,
                JSON.createObjectNode()
                        .set(
                                "Parameter",
                                JSON.createObjectNode()
                                        .put("Name", name)
                                        .put("Type", found.get().type())
                                        .put("Value", found.get().value()))
                        .toString());
    }

    private void put(HttpExchange exchange, JsonNode request, String region) throws IOException {
        String name = request.path("Name").asText();
        boolean overwrite = request.path("Overwrite").asBoolean();
        if (parameters.containsKey(name) && !overwrite) {
            send(exchange, 400, error("ParameterAlreadyExists"));
            return;
        }
        parameters.put(
                name,
                new Put(
                        request.path("Value").asText(),
                        request.path("Type").asText(),
                        overwrite,
                        request.path("KeyId").asText(),
                        region));
        send(exchange, 200, "{\"Version\": 1, \"Tier\": \"Standard\"}");
    }

    private static String error(String code) {
        return JSON.createObjectNode().put("__type", code).put("message", "no").toString();
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.1");
        exchange.sendResponseHeaders(status, body.length());
        exchange.getResponseBody().write(body.getBytes(UTF_8));
    }

    @Override
    public void close() {
        ENVIRONMENT.keySet().forEach(System::clearProperty);
        System.clearProperty("aws.endpointUrlSsm");
        server.stop(0);
    }
}
