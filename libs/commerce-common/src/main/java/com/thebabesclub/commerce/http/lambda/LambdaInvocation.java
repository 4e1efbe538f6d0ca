package com.thebabesclub.commerce.http.lambda;

import com.amazonaws.services.lambda.runtime.Context;

import io.micronaut.http.HttpRequest;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The invocation of a Lambda function that carries a request. */
public record LambdaInvocation(String requestId, Instant endsBy) {

    /** The answer has to be out before the function is frozen. */
    private static final Duration TO_ANSWER = Duration.ofMillis(500);

    /**
     * From the handler to the filter that attaches it, which the framework calls on the same
     * thread.
     */
    private static final ScopedValue<LambdaInvocation> CURRENT = ScopedValue.newInstance();

    private static final String ATTRIBUTE = "thebabesclub.invocation";

    static LambdaInvocation of(Context context, Clock clock) {
        Duration left = Duration.ofMillis(context.getRemainingTimeInMillis());
        return new LambdaInvocation(
                context.getAwsRequestId(), clock.instant().plus(left).minus(TO_ANSWER));
    }

    <T> T during(ScopedValue.CallableOp<T, RuntimeException> handling) {
        return ScopedValue.where(CURRENT, this).call(handling);
    }

    /** Leaves the invocation with its request, for whoever handles that on other threads. */
    public static void attach(HttpRequest<?> request) {
        if (CURRENT.isBound()) {
            request.setAttribute(ATTRIBUTE, CURRENT.get());
        }
    }

    public static Optional<LambdaInvocation> of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, LambdaInvocation.class);
    }
}
