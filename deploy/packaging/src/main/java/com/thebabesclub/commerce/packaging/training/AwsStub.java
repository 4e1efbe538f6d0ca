package com.thebabesclub.commerce.packaging.training;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.Executors;

/** Parameters of SSM, and mail that SES takes and nobody gets. */
final class AwsStub implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, String> parameters;
    private final HttpServer server;

    AwsStub(Map<String, String> parameters) throws IOException {
        this.parameters = Map.copyOf(parameters);
        this.server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode asked = JSON.readTree(exchange.getRequestBody());
            boolean mail = exchange.getRequestURI().getPath().startsWith("/v2/email");
            byte[] answer =
                    JSON.writeValueAsBytes(mail ? Map.of("MessageId", "0") : parameter(asked));
            exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        }
    }

    private Map<String, Object> parameter(JsonNode asked) {
        String name = asked.path("Name").asText();
        String value = parameters.getOrDefault(name, "");
        return Map.of(
                "Parameter",
                Map.of("Name", name, "Type", "SecureString", "Value", value, "Version", 1));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
