package com.thebabesclub.commerce.local.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What goes back to the caller. */
public final class Answer {

    private final int status;
    private final Map<String, List<String>> headers;
    private final byte[] body;

    public Answer(int status, Map<String, List<String>> headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Sends the caller elsewhere, with GET. */
    public static Answer seeOther(String location) {
        return new Answer(
                303,
                Map.of("Location", List.of(location), "Cache-Control", List.of("no-store")),
                new byte[0]);
    }

    static Answer html(String page) {
        return new Answer(
                200,
                Map.of("Content-Type", List.of("text/html; charset=utf-8")),
                page.getBytes(UTF_8));
    }

    static Answer file(String type, byte[] content) {
        return new Answer(200, Map.of("Content-Type", List.of(type)), content);
    }

    /** The same with one more header. */
    public Answer with(String name, String value) {
        Map<String, List<String>> more = new HashMap<>(headers);
        more.put(name, List.of(value));
        return new Answer(status, more, body);
    }

    public static Answer json(int status, String body) {
        return new Answer(
                status, Map.of("Content-Type", List.of("application/json")), body.getBytes(UTF_8));
    }

    /** A problem of the gateway itself, in the shape of the services' own. */
    public static Answer problem(int status, String code, String detail) {
        String body =
                """
                {"type":"about:blank","status":%d,"code":"%s","detail":"%s","error":"%s"}"""
                        .formatted(status, code, detail, detail);
        return new Answer(
                status,
                Map.of("Content-Type", List.of("application/problem+json")),
                body.getBytes(UTF_8));
    }

    void send(HttpExchange exchange) throws IOException {
        headers.forEach((name, values) -> exchange.getResponseHeaders().put(name, values));
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
