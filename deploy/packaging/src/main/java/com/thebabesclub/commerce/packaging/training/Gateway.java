package com.thebabesclub.commerce.packaging.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.lambda.local.Event;
import com.thebabesclub.lambda.local.LocalFunction;
import com.thebabesclub.lambda.local.Outcome;

import java.util.Map;

/** Asks a function as API Gateway's REST API does. */
final class Gateway {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LocalFunction function;

    Gateway(LocalFunction function) {
        this.function = function;
    }

    /** Reads. */
    JsonNode get(String path, Map<String, String> query, Map<String, String> headers) {
        return ask("GET", path, query, headers, "");
    }

    /** Posts JSON. */
    JsonNode post(String path, Map<String, String> headers, String body) {
        return ask("POST", path, Map.of(), headers, body);
    }

    /**
     * The answer's body, which must be one of success.
     *
     * @throws IllegalStateException where it is not
     */
    JsonNode ask(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            String body) {
        JsonNode answer =
                read(invoke(function, event(method, path, query, headers, body).toString()));
        if (answer.path("statusCode").asInt() >= 300) {
            throw new IllegalStateException(method + " " + path + " was answered " + answer);
        }
        return read(answer.path("body").asText("{}"));
    }

    /**
     * What the function says to any event.
     *
     * @throws IllegalStateException where it does not answer
     */
    static String invoke(LocalFunction function, String event) {
        return switch (function.invoke(Event.of(event))) {
            case Outcome.Answered answered -> answered.text();
            case Outcome other -> throw new IllegalStateException(other.toString());
        };
    }

    private static ObjectNode event(
            String method,
            String path,
            Map<String, String> query,
            Map<String, String> headers,
            String body) {
        ObjectNode event = JSON.createObjectNode();
        event.put("resource", "/{proxy+}").put("path", path).put("httpMethod", method);
        fill(event, "headers", "multiValueHeaders", headers);
        if (!body.isEmpty()) {
            ObjectNode sent = (ObjectNode) event.path("headers");
            sent.put("Content-Type", "application/json");
            ((ObjectNode) event.path("multiValueHeaders"))
                    .putArray("Content-Type")
                    .add("application/json");
        }
        fill(event, "queryStringParameters", "multiValueQueryStringParameters", query);
        ObjectNode context = event.putObject("requestContext");
        context.put("resourcePath", "/{proxy+}").put("path", "/prod" + path).put("stage", "prod");
        context.put("httpMethod", method).put("protocol", "HTTP/1.1").put("requestId", "training");
        context.putObject("identity").put("sourceIp", "203.0.113.7").put("userAgent", "training");
        return event.put("body", body).put("isBase64Encoded", false);
    }

    private static void fill(
            ObjectNode event, String single, String multiple, Map<String, String> values) {
        ObjectNode one = event.putObject(single);
        ObjectNode many = event.putObject(multiple);
        values.forEach(
                (name, value) -> {
                    one.put(name, value);
                    many.putArray(name).add(value);
                });
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json.isEmpty() ? "{}" : json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("this is no JSON: " + json, e);
        }
    }
}
