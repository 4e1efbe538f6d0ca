package com.thebabesclub.commerce.web;

import com.amazonaws.services.lambda.runtime.Context;

import io.micronaut.http.HttpRequest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The invocation of a Lambda function that carries a request. */
record Invocation(String requestId, Instant endsBy) {

    /** The answer has to be out before the function is frozen. */
    private static final Duration TO_ANSWER = Duration.ofMillis(500);

    /**
     * From the handler to the filter that attaches it, which the framework calls on the same
     * thread.
     */
    private static final ScopedValue<Invocation> CURRENT = ScopedValue.newInstance();

    private static final String ATTRIBUTE = "thebabesclub.invocation";

    static Invocation of(Context context, Clock clock) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        return new Invocation(
                context.getAwsRequestId(), clock.instant().plus(left).minus(TO_ANSWER));
    }

    <T> T during(ScopedValue.CallableOp<T, RuntimeException> handling) {
        return ScopedValue.where(CURRENT, this).call(handling);
    }

    /** Leaves the invocation with its request, for whoever handles that on other threads. */
    static void attach(HttpRequest<?> request) {
        if (CURRENT.isBound()) {
            request.setAttribute(ATTRIBUTE, CURRENT.get());
        }
    }

    static Optional<Invocation> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, Invocation.class);
    }
}
