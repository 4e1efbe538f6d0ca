package com.thebabesclub.commerce.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;

import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** Which of the library's errors say that a request is at fault, and which that Stripe is. */
final class StripeErrorMapper {

    private StripeErrorMapper() {}

    static Throwable map(String operation, Throwable failure) {
        return switch (failure) {
            case ApiConnectionException unreachable ->
                    new StripeUnavailable(operation, unreachable);
            case RateLimitException busy -> new StripeUnavailable(operation, busy);
            case TimeoutException late -> new StripeUnavailable(operation, late);
            case CircuitBreaker.Open open -> new StripeUnavailable(operation, open);
            case IdempotencyException twin -> new StripeUnavailable(operation, twin);
            case StripeException answer -> answered(operation, answer);
            default -> failure;
        };
    }

    private static RuntimeException answered(String operation, StripeException answer) {
        int status = Optional.ofNullable(answer.getStatusCode()).orElse(0);
        boolean passing =
                status < 400 || status >= 500 || status == 401 || status == 403 || status == 409;
        return passing
                ? new StripeUnavailable(operation, answer)
                : new StripeRefused(operation, answer);
    }
}
