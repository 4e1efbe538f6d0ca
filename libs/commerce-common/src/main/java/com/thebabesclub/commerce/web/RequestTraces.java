package com.thebabesclub.commerce.web;

import com.thebabesclub.commerce.log.Trace;

import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;

import jakarta.inject.Singleton;

import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * Gives each request its trace: Lambda's own request id or a random one, and the caller's
 * correlation id.
 */
@Singleton
public final class RequestTraces {

    private static final String ATTRIBUTE = "thebabesclub.request-id";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final RandomGenerator random;

    RequestTraces(RandomGenerator random) {
        this.random = random;
    }

    public Trace of(HttpRequest<?> request) {
        return trace(
                requestId(request),
                request.getHeaders().findFirst("X-Correlation-Id"),
                operation(request));
    }

    static Trace of(Invocation invocation, Optional<String> correlationId, String operation) {
        return trace(invocation.requestId(), correlationId, operation);
    }

    private static Trace trace(String requestId, Optional<String> correlationId, String operation) {
        return new Trace(
                requestId,
                correlationId.filter(id -> ID.matcher(id).matches()).orElse(requestId),
                operation);
    }

    private String requestId(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class)
                .orElseGet(
                        () -> {
                            String id =
                                    Invocation.of(request)
                                            .map(Invocation::requestId)
                                            .orElseGet(this::randomId);
                            request.setAttribute(ATTRIBUTE, id);
                            return id;
                        });
    }

    private String randomId() {
        byte[] id = new byte[16];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }

    /** The route and not the path, which may hold anything. */
    private static String operation(HttpRequest<?> request) {
        return request.getMethodName()
                + " "
                + BasicHttpAttributes.getUriTemplate(request).orElse("unmatched");
    }
}
