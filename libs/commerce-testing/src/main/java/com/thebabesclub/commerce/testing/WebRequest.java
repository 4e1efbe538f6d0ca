package com.thebabesclub.commerce.testing;

import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request that can be made over a socket and as an event of API Gateway.
 *
 * @param target path and query as a client writes them
 * @param charset in which the body is written
 * @param sourceIp what API Gateway reports; over a socket it is the loopback address
 * @param authorizedAs whom an authorizer in front of the function has let in; nobody over a socket
 * @param binary whether API Gateway takes the body's type for a binary one, and sends base64
 */
public record WebRequest(
        String method,
        String target,
        Map<String, String> headers,
        @Nullable String body,
        Charset charset,
        String sourceIp,
        Optional<String> authorizedAs,
        boolean binary) {

    public static WebRequest get(String target) {
        return of("GET", target);
    }

    public static WebRequest of(String method, String target) {
        return new WebRequest(
                method,
                target,
                Map.of(),
                null,
                StandardCharsets.UTF_8,
                "203.0.113.7",
                Optional.empty(),
                false);
    }

    public static WebRequest post(String target, String json) {
        return of("POST", target).json(json);
    }

    public static WebRequest put(String target, String json) {
        return of("PUT", target).json(json);
    }

    public WebRequest json(String json) {
        return new WebRequest(
                        method, target, headers, json, charset, sourceIp, authorizedAs, binary)
                .header("Content-Type", "application/json");
    }

    public WebRequest header(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new WebRequest(method, target, more, body, charset, sourceIp, authorizedAs, binary);
    }

    public WebRequest bearer(String token) {
        return header("Authorization", "Bearer " + token);
    }

    public WebRequest from(String ip) {
        return new WebRequest(method, target, headers, body, charset, ip, authorizedAs, binary);
    }

    public WebRequest authorizedAs(String userId) {
        return new WebRequest(
                method, target, headers, body, charset, sourceIp, Optional.of(userId), binary);
    }

    /** With a body of a binary media type. */
    public WebRequest asBinary() {
        return new WebRequest(method, target, headers, body, charset, sourceIp, authorizedAs, true);
    }

    /** With another body; API Gateway sends one that is no UTF-8 as base64. */
    public WebRequest body(String other, Charset written) {
        return new WebRequest(
                method,
                target,
                headers,
                other,
                written,
                sourceIp,
                authorizedAs,
                binary || !written.equals(StandardCharsets.UTF_8));
    }

    /** The bytes of a body. */
    byte[] bytes(String written) {
        return written.getBytes(charset);
    }

    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }
}
