package com.thebabesclub.commerce.http;

import io.micronaut.http.HttpStatus;

import jakarta.inject.Singleton;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The origins from which browsers may call, and what an answer says of that. */
@Singleton
public final class AllowedOrigins {

    /** With it, OPTIONS is a preflight. */
    static final String ASKED = "Access-Control-Request-Method";

    private static final String METHODS = "GET, POST, PUT, DELETE";
    private static final String ONE_HOUR = "3600";
    private static final String EXPOSED = "X-Request-Id, Retry-After, ETag, Next-Cursor";

    private final Set<String> allowed;
    private final String headers;

    AllowedOrigins(CorsProperties properties) {
        this.allowed = Set.copyOf(properties.allowOrigin());
        this.headers = String.join(", ", properties.allowHeaders());
    }

    boolean allow(Optional<String> origin) {
        return origin.isPresent() && allowed.contains(origin.get());
    }

    /** The headers of the answer to a preflight that is allowed. */
    Map<String, String> permission() {
        return Map.of(
                "Access-Control-Allow-Methods",
                METHODS,
                "Access-Control-Allow-Headers",
                headers,
                "Access-Control-Max-Age",
                ONE_HOUR);
    }

    static Problem refusal() {
        return Problem.of(
                HttpStatus.FORBIDDEN, "origin_not_allowed", "This origin may not call the API.");
    }

    /** The headers of every answer, errors too, or a browser would not show them to its page. */
    public Map<String, String> marks(Optional<String> origin) {
        return allow(origin)
                ? Map.of(
                        "Vary",
                        "Origin",
                        "Access-Control-Allow-Origin",
                        origin.orElseThrow(),
                        "Access-Control-Expose-Headers",
                        EXPOSED)
                : Map.of("Vary", "Origin");
    }
}
