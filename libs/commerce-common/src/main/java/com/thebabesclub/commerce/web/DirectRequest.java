package com.thebabesclub.commerce.web;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A plain request of API Gateway: a preflight, or a {@code POST} that no filter would refuse. */
public final class DirectRequest {

    private static final byte[] NOTHING = {};

    /** Those that decide anything; one that comes twice makes a request not plain. */
    private static final List<String> READ =
            List.of(
                    "Accept",
                    Origins.ASKED,
                    "Authorization",
                    "Content-Encoding",
                    "Content-Type",
                    "Origin",
                    "Stripe-Signature",
                    "X-Correlation-Id");

    private final APIGatewayProxyRequestEvent event;
    private final byte[] body;
    private final ClientAddress address;

    private DirectRequest(APIGatewayProxyRequestEvent event, byte[] body, ClientAddress address) {
        this.event = event;
        this.body = body;
        this.address = address;
    }

    /** The request for this route; empty where it is not plain. */
    static Optional<DirectRequest> of(
            APIGatewayProxyRequestEvent event, DirectRoute route, ClientAddresses addresses) {
        byte[] body = body(event.getBody());
        DirectRequest request = new DirectRequest(event, body, addresses.of(event));
        return request.isPlain(route) ? Optional.of(request) : Optional.empty();
    }

    /** The bytes as the caller sent them. */
    public byte[] body() {
        return body;
    }

    /** Who called, as far as it can be believed. */
    public ClientAddress address() {
        return address;
    }

    public Optional<String> header(String name) {
        List<String> values = values(event, name);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /** Whether it is said to be JSON, in UTF-8 if anything is said of that. */
    public boolean isJson() {
        String type = header("Content-Type").orElse("").toLowerCase(Locale.ROOT).replace(" ", "");
        return type.equals("application/json") || type.equals("application/json;charset=utf-8");
    }

    static List<String> values(APIGatewayProxyRequestEvent event, String name) {
        List<String> many = find(event.getMultiValueHeaders(), name, List.of());
        if (!many.isEmpty()) {
            return many;
        }
        String one = find(event.getHeaders(), name, "");
        return one.isEmpty() ? List.of() : List.of(one);
    }

    boolean isPreflight() {
        return event.getHttpMethod().equals("OPTIONS") && header(Origins.ASKED).isPresent();
    }

    /** For the log; the path is a route's. */
    String operation() {
        return event.getHttpMethod() + " " + event.getPath();
    }

    private boolean isPlain(DirectRoute route) {
        return event.getPath().equals(route.path())
                && READ.stream().allMatch(name -> values(event, name).size() <= 1)
                && (isPreflight() || isPlainPost(route));
    }

    private boolean isPlainPost(DirectRoute route) {
        return event.getHttpMethod().equals("POST")
                && body.length <= route.mostBytes()
                // A token has to be verified, even where none is needed.
                && header("Authorization").isEmpty()
                && header("Content-Encoding").isEmpty()
                && header("Accept").map(DirectRequest::acceptsJson).orElse(true);
    }

    private static boolean acceptsJson(String accept) {
        for (String type : accept.split(",", -1)) {
            String plain = type.strip();
            if (plain.equals("*/*") || plain.equals("application/json")) {
                return true;
            }
        }
        return false;
    }

    private static byte[] body(@Nullable String base64) {
        return base64 == null ? NOTHING : Base64.getDecoder().decode(base64);
    }

    private static <T> T find(@Nullable Map<String, T> headers, String name, T absent) {
        if (headers != null) {
            for (Map.Entry<String, T> header : headers.entrySet()) {
                if (header.getKey().equalsIgnoreCase(name)) {
                    return header.getValue();
                }
            }
        }
        return absent;
    }
}
