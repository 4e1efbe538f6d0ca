package com.thebabesclub.commerce.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Events as API Gateway sends them to a function, of a REST API (payload 1) and of an HTTP API
 * (payload 2): Amazon's published examples with the parts of a request put in.
 */
public final class GatewayEvents {

    /** The AWS user who signed the request, who is no customer. */
    private static final String SIGNER = "AIDACKCEVSQ6C2EXAMPLE";

    private static final JsonMapper JSON = new JsonMapper();

    private GatewayEvents() {}

    public static byte[] rest(WebRequest request, Instant at) {
        ObjectNode event = published("rest-api-event.json");
        event.put("resource", "/{proxy+}").put("path", request.path());
        event.put("httpMethod", request.method());
        event.putObject("pathParameters").put("proxy", request.path().replaceFirst("^/", ""));
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        put(event, "headers", "multiValueHeaders", headers);
        put(event, "queryStringParameters", "multiValueQueryStringParameters", query(request));
        body(event, request);
        ObjectNode context = event.withObject("requestContext");
        context.put("httpMethod", request.method()).put("path", "/prod" + request.path());
        context.put("stage", "prod").put("requestTimeEpoch", at.toEpochMilli());
        context.withObject("identity").put("sourceIp", request.sourceIp());
        request.authorizedAs()
                .ifPresent(userId -> context.withObject("authorizer").put("userId", userId));
        return bytes(event);
    }

    /** With a named stage, which stands in the path. */
    public static byte[] http(WebRequest request, Instant at) {
        ObjectNode event = published("http-api-event.json");
        String path = "/prod" + request.path();
        event.put("rawPath", path).put("rawQueryString", request.query());
        ObjectNode headers = event.putObject("headers");
        event.remove("cookies");
        request.headers()
                .forEach(
                        (name, value) -> {
                            if (name.equalsIgnoreCase("Cookie")) {
                                ArrayNode cookies = event.putArray("cookies");
                                List.of(value.split("; ", -1)).forEach(cookies::add);
                            } else {
                                headers.put(name.toLowerCase(Locale.ROOT), value);
                            }
                        });
        ObjectNode query = event.putObject("queryStringParameters");
        query(request).forEach((name, values) -> query.put(name, String.join(",", values)));
        body(event, request);
        ObjectNode context = event.withObject("requestContext");
        context.put("stage", "prod").put("timeEpoch", at.toEpochMilli());
        context.withObject("http")
                .put("method", request.method())
                .put("path", path)
                .put("sourceIp", request.sourceIp());
        ObjectNode authorizer = context.withObject("authorizer");
        authorizer.withObject("iam").put("userId", SIGNER);
        request.authorizedAs()
                .ifPresent(userId -> authorizer.withObject("lambda").put("userId", userId));
        return bytes(event);
    }

    /** What the function has answered, as API Gateway hands it on. */
    static WebAnswer answer(byte[] json) {
        JsonNode answer = tree(json);
        Map<String, String> headers = new LinkedHashMap<>();
        answer.path("headers")
                .properties()
                .forEach(header -> headers.put(header.getKey(), header.getValue().asText()));
        answer.path("multiValueHeaders")
                .properties()
                .forEach(header -> headers.put(header.getKey(), joined(header.getValue())));
        if (answer.has("cookies")) {
            headers.put("Set-Cookie", joined(answer.get("cookies")));
        }
        String body = answer.path("body").asText("");
        if (answer.path("isBase64Encoded").asBoolean()) {
            body = new String(Base64.getDecoder().decode(body), StandardCharsets.ISO_8859_1);
        }
        return new WebAnswer(answer.path("statusCode").asInt(), headers, body);
    }

    private static String joined(JsonNode values) {
        List<String> all = new ArrayList<>();
        values.forEach(value -> all.add(value.asText()));
        return String.join(", ", all);
    }

    private static void put(
            ObjectNode event, String single, String multiple, Map<String, List<String>> values) {
        if (values.isEmpty()) {
            event.putNull(single).putNull(multiple);
            return;
        }
        ObjectNode last = event.putObject(single);
        ObjectNode all = event.putObject(multiple);
        values.forEach(
                (name, each) -> {
                    last.put(name, each.getLast());
                    ArrayNode list = all.putArray(name);
                    each.forEach(list::add);
                });
    }

    private static void body(ObjectNode event, WebRequest request) {
        @Nullable String body = request.body();
        event.put("isBase64Encoded", request.binary() && body != null);
        event.put(
                "body",
                request.binary() && body != null
                        ? Base64.getEncoder().encodeToString(request.bytes(body))
                        : body);
    }

    private static Map<String, List<String>> query(WebRequest request) {
        Map<String, List<String>> query = new LinkedHashMap<>();
        for (String pair : request.query().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.computeIfAbsent(decoded(pair.substring(0, equals)), _ -> new ArrayList<>())
                        .add(decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static ObjectNode published(String name) {
        try (InputStream in =
                Objects.requireNonNull(GatewayEvents.class.getResourceAsStream(name))) {
            return (ObjectNode) tree(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode tree(byte[] json) {
        try {
            return JSON.readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(ObjectNode event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
