package com.thebabesclub.commerce.http.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;

import io.micronaut.json.JsonMapper;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * What Lambda takes as an answer: 6 MB, quoted as JSON. The framework hands on what is larger, and
 * the caller is told of an error without a body; here it is one of our problems.
 */
final class ResponseSizeLimit {

    private static final Logger LOG = LoggerFactory.getLogger(ResponseSizeLimit.class);

    private static final int BYTES = 6 * 1024 * 1024;

    /**
     * A character is six bytes at most, as {@code \u0000} is: what is shorter need not be tried.
     */
    private static final int CERTAINLY_FITS = BYTES / 6 - 64 * 1024;

    private final JsonMapper json;
    private final FallbackResponseWriter fallback;

    ResponseSizeLimit(JsonMapper json, FallbackResponseWriter fallback) {
        this.json = json;
        this.fallback = fallback;
    }

    APIGatewayProxyResponseEvent applied(
            APIGatewayProxyResponseEvent response, LambdaInvocation lambdaInvocation) {
        try {
            return fits(response) ? response : replaced(response, lambdaInvocation);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean fits(APIGatewayProxyResponseEvent response) throws IOException {
        String body = Objects.requireNonNullElse(response.getBody(), "");
        return body.length() < CERTAINLY_FITS || json.writeValueAsBytes(response).length <= BYTES;
    }

    private APIGatewayProxyResponseEvent replaced(
            APIGatewayProxyResponseEvent response, LambdaInvocation lambdaInvocation) {
        LOG.atError()
                .addKeyValue("requestId", lambdaInvocation.requestId())
                .log("Answer over Lambda's limit");
        Map<String, List<String>> headers = new HashMap<>(response.getMultiValueHeaders());
        headers.keySet().removeIf(name -> name.toLowerCase(Locale.ROOT).startsWith("content-"));
        return fallback.problem(headers, lambdaInvocation.requestId());
    }
}
