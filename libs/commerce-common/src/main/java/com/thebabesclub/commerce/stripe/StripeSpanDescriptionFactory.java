package com.thebabesclub.commerce.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.StripeObjectInterface;
import com.stripe.net.StripeResponse;
import com.thebabesclub.commerce.runtime.tracing.CallSpanDescription;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the span of a call to Stripe tells: its operation, the status and Stripe's request id. */
final class StripeSpanDescriptionFactory {

    private StripeSpanDescriptionFactory() {}

    static CallSpanDescription of(String operation) {
        return new CallSpanDescription(
                "Stripe " + operation,
                Map.of("rpc.system", "stripe", "rpc.method", operation),
                StripeSpanDescriptionFactory::outcome);
    }

    private static Map<String, String> outcome(Object outcome) {
        return switch (outcome) {
            case StripeObjectInterface answer ->
                    Optional.ofNullable(answer.getLastResponse())
                            .map(last -> attributes(last.code(), last.requestId()))
                            .orElse(Map.of());
            case StripeResponse answer -> attributes(answer.code(), answer.requestId());
            case StripeException failure ->
                    attributes(failure.getStatusCode(), failure.getRequestId());
            default -> Map.of();
        };
    }

    private static Map<String, String> attributes(
            @Nullable Integer status, @Nullable String requestId) {
        Map<String, String> attributes = new HashMap<>();
        // The library counts 0 where nothing was answered.
        if (status != null && status > 0) {
            attributes.put("http.response.status_code", status.toString());
        }
        if (requestId != null) {
            attributes.put("stripe.request_id", requestId);
        }
        return attributes;
    }
}
