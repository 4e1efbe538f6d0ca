package com.thebabesclub.commerce.http.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.thebabesclub.commerce.http.AllowedOrigins;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.http.ProblemMapper;
import com.thebabesclub.commerce.http.ProblemReply;
import com.thebabesclub.commerce.http.RequestLogFilter;
import com.thebabesclub.commerce.runtime.log.Trace;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Our problem where the framework's handler for Lambda fails before or after all filters: it ends
 * in an exception, which Lambda counts as a failed invocation, or in an answer without a body.
 */
@Singleton
final class FallbackResponseWriter {

    private static final Logger LOG = LoggerFactory.getLogger(FallbackResponseWriter.class);
    private static final Problem INTERNAL = ProblemMapper.of(HttpStatus.INTERNAL_SERVER_ERROR);

    private final JsonMapper json;
    private final AllowedOrigins allowedOrigins;

    FallbackResponseWriter(JsonMapper json, AllowedOrigins allowedOrigins) {
        this.json = json;
        this.allowedOrigins = allowedOrigins;
    }

    /** The answer that the exchange makes, or ours. */
    APIGatewayProxyResponseEvent answered(
            APIGatewayProxyRequestEvent request,
            LambdaInvocation lambdaInvocation,
            Supplier<APIGatewayProxyResponseEvent> exchange) {
        try {
            APIGatewayProxyResponseEvent response = exchange.get();
            return hasPassedTheFilters(response)
                    ? response
                    : failed(request, lambdaInvocation, new IllegalStateException("no answer"));
        } catch (Throwable failure) {
            return failed(request, lambdaInvocation, failure);
        }
    }

    /** Our problem in place of an answer that cannot be sent. */
    APIGatewayProxyResponseEvent problem(Map<String, List<String>> headers, String requestId) {
        Map<String, List<String>> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.put("Content-Type", List.of(MediaType.APPLICATION_JSON_PROBLEM));
        return new APIGatewayProxyResponseEvent()
                .withStatusCode(INTERNAL.status().getCode())
                .withMultiValueHeaders(all)
                .withIsBase64Encoded(false)
                .withBody(body(requestId));
    }

    private APIGatewayProxyResponseEvent failed(
            APIGatewayProxyRequestEvent request,
            LambdaInvocation lambdaInvocation,
            Throwable failure) {
        String requestId = lambdaInvocation.requestId();
        new Trace(requestId, requestId, request.getHttpMethod() + " unanswered")
                .mark(LOG.atError())
                .addKeyValue("code", INTERNAL.code())
                .addKeyValue("status", INTERNAL.status().getCode())
                .setCause(failure)
                .log("Request failed");
        Map<String, List<String>> headers = new HashMap<>();
        allowedOrigins
                .marks(origin(request))
                .forEach((name, value) -> headers.put(name, List.of(value)));
        headers.put(RequestLogFilter.ID, List.of(requestId));
        return problem(headers, requestId);
    }

    private static boolean hasPassedTheFilters(APIGatewayProxyResponseEvent response) {
        return Objects.requireNonNullElse(
                        response.getMultiValueHeaders(), Map.<String, List<String>>of())
                .keySet()
                .stream()
                .anyMatch(RequestLogFilter.ID::equalsIgnoreCase);
    }

    private static Optional<String> origin(APIGatewayProxyRequestEvent request) {
        return Objects.requireNonNullElse(request.getHeaders(), Map.<String, String>of())
                .entrySet()
                .stream()
                .filter(header -> header.getKey().equalsIgnoreCase("Origin"))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private String body(String requestId) {
        try {
            return new String(
                    json.writeValueAsBytes(ProblemReply.of(INTERNAL, requestId)),
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
