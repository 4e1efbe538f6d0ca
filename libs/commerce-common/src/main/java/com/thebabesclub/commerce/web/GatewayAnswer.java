package com.thebabesclub.commerce.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What a function answers to API Gateway, as the JSON that Lambda takes. */
record GatewayAnswer(ObjectNode tree) {

    private static final String SET_COOKIE = "Set-Cookie";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final JsonMapper JSON = new JsonMapper();

    static GatewayAnswer of(APIGatewayProxyResponseEvent answer, Payload payload) {
        ObjectNode tree =
                JSON.createObjectNode()
                        .put("statusCode", answer.getStatusCode())
                        .put("body", Objects.requireNonNullElse(answer.getBody(), ""))
                        .put("isBase64Encoded", Boolean.TRUE.equals(answer.getIsBase64Encoded()));
        Map<String, List<String>> headers = headers(answer);
        switch (payload) {
            case REST_API -> {
                ObjectNode all = tree.putObject("multiValueHeaders");
                headers.forEach((name, values) -> put(all.putArray(name), values));
            }
            case HTTP_API -> {
                put(tree.putArray("cookies"), headers.getOrDefault(SET_COOKIE, List.of()));
                headers.remove(SET_COOKIE);
                ObjectNode joined = tree.putObject("headers");
                headers.forEach((name, values) -> joined.put(name, String.join(", ", values)));
            }
        }
        return new GatewayAnswer(tree);
    }

    /** The same with an internal problem in place of its body; its other headers stay. */
    GatewayAnswer replacedBy(String problem) {
        ObjectNode other = tree.deepCopy();
        other.put("statusCode", HttpStatus.INTERNAL_SERVER_ERROR.getCode());
        other.put("body", problem).put("isBase64Encoded", false);
        boolean joined = other.has("headers");
        ObjectNode headers = other.withObject(joined ? "/headers" : "/multiValueHeaders");
        headers.properties()
                .removeIf(
                        header -> header.getKey().toLowerCase(Locale.ROOT).startsWith("content-"));
        if (joined) {
            headers.put(CONTENT_TYPE, MediaType.APPLICATION_JSON_PROBLEM);
        } else {
            headers.putArray(CONTENT_TYPE).add(MediaType.APPLICATION_JSON_PROBLEM);
        }
        return new GatewayAnswer(other);
    }

    byte[] json() {
        try {
            return JSON.writeValueAsBytes(tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, List<String>> headers(APIGatewayProxyResponseEvent answer) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Objects.requireNonNullElse(answer.getHeaders(), Map.<String, String>of())
                .forEach((name, value) -> headers.put(name, List.of(value)));
        headers.putAll(
                Objects.requireNonNullElse(
                        answer.getMultiValueHeaders(), Map.<String, List<String>>of()));
        return headers;
    }

    private static void put(ArrayNode array, List<String> values) {
        values.forEach(array::add);
    }
}
