package com.thebabesclub.commerce.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What a function answers to API Gateway, as the JSON that Lambda takes.
 *
 * @param headers whatever the case of their names
 */
record GatewayAnswer(
        int status,
        Map<String, List<String>> headers,
        String body,
        boolean isBase64,
        Payload payload) {

    private static final String SET_COOKIE = "Set-Cookie";
    private static final String CONTENT_TYPE = "Content-Type";
    private static final JsonFactory JSON = new JsonFactory();

    static GatewayAnswer of(APIGatewayProxyResponseEvent answer, Payload payload) {
        return new GatewayAnswer(
                answer.getStatusCode(),
                headers(answer),
                Objects.requireNonNullElse(answer.getBody(), ""),
                Boolean.TRUE.equals(answer.getIsBase64Encoded()),
                payload);
    }

    static GatewayAnswer of(DirectAnswer answer, Payload payload) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> header : answer.headers().entrySet()) {
            headers.put(header.getKey(), List.of(header.getValue()));
        }
        return new GatewayAnswer(answer.status(), headers, answer.body(), false, payload);
    }

    /** The same with an internal problem in place of its body; its other headers stay. */
    GatewayAnswer replacedBy(String problem) {
        Map<String, List<String>> others = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        others.putAll(headers);
        others.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("content-"));
        others.put(CONTENT_TYPE, List.of(MediaType.APPLICATION_JSON_PROBLEM));
        return new GatewayAnswer(
                HttpStatus.INTERNAL_SERVER_ERROR.getCode(), others, problem, false, payload);
    }

    byte[] json() {
        ByteArrayOutputStream json = new ByteArrayOutputStream(body.length() + 512);
        try (JsonGenerator out = JSON.createGenerator(json)) {
            out.writeStartObject();
            out.writeNumberField("statusCode", status);
            out.writeStringField("body", body);
            out.writeBooleanField("isBase64Encoded", isBase64);
            switch (payload) {
                case REST_API -> writeEach(out);
                case HTTP_API -> writeJoined(out);
            }
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return json.toByteArray();
    }

    private void writeEach(JsonGenerator out) throws IOException {
        out.writeObjectFieldStart("multiValueHeaders");
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            writeAll(header.getKey(), header.getValue(), out);
        }
        out.writeEndObject();
    }

    private void writeJoined(JsonGenerator out) throws IOException {
        writeAll("cookies", headers.getOrDefault(SET_COOKIE, List.of()), out);
        out.writeObjectFieldStart("headers");
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            if (!header.getKey().equalsIgnoreCase(SET_COOKIE)) {
                out.writeStringField(header.getKey(), String.join(", ", header.getValue()));
            }
        }
        out.writeEndObject();
    }

    private static void writeAll(String name, List<String> values, JsonGenerator out)
            throws IOException {
        out.writeArrayFieldStart(name);
        for (String value : values) {
            out.writeString(value);
        }
        out.writeEndArray();
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
}
