package com.thebabesclub.commerce.http;

import com.thebabesclub.commerce.http.lambda.GatewayRequest;
import com.thebabesclub.commerce.http.lambda.LambdaInvocation;
import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.tracing.RequestSpan;

import io.micronaut.core.convert.ConversionService;
import io.micronaut.http.BasicHttpAttributes;
import io.micronaut.http.HttpRequest;
import io.micronaut.web.router.RouteAttributes;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Finds out once of each request what its pipeline is to know. */
@Singleton
final class RequestContextFactory {

    private static final String ATTRIBUTE = "thebabesclub.request-context";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final ClientAddressResolver addresses;
    private final ConversionService conversion;
    private final RandomGenerator random;
    private final Clock clock;

    RequestContextFactory(
            ClientAddressResolver addresses,
            ConversionService conversion,
            RandomGenerator random,
            Clock clock) {
        this.addresses = addresses;
        this.conversion = conversion;
        this.random = random;
        this.clock = clock;
    }

    /** The same at each call with one request. */
    RequestContext of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, RequestContext.class)
                .orElseGet(() -> attached(request));
    }

    /** The time that the route may take; empty where no route of ours answers. */
    Optional<Duration> timeLimit(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .flatMap(route -> route.getAnnotationMetadata().stringValue(TimeLimit.class))
                .map(limit -> conversion.convertRequired(limit, Duration.class));
    }

    private RequestContext attached(HttpRequest<?> request) {
        Instant arrival = clock.instant();
        RequestContext context =
                new RequestContext(
                        arrival,
                        trace(request),
                        addresses.of(request),
                        timeLimit(request).map(limit -> deadline(request, arrival, limit)));
        request.setAttribute(ATTRIBUTE, context);
        return context;
    }

    private Trace trace(HttpRequest<?> request) {
        String id =
                LambdaInvocation.of(request)
                        .map(LambdaInvocation::requestId)
                        .orElseGet(this::randomId);
        Optional<String> correlation =
                request.getHeaders()
                        .findFirst("X-Correlation-Id")
                        .filter(text -> ID.matcher(text).matches());
        return new Trace(
                id,
                correlation.orElse(id),
                operation(request),
                RequestSpanFilter.of(request).map(RequestSpan::traceId));
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

    /**
     * The request's own time and the limit, or 500 ms before the end of the invocation if that is
     * earlier. The request's time is API Gateway's: what it waited there is gone already.
     */
    private Deadline deadline(HttpRequest<?> request, Instant arrival, Duration limit) {
        Instant start = GatewayRequest.of(request).flatMap(GatewayRequest::time).orElse(arrival);
        Deadline deadline = new Deadline(start.plus(limit), clock);
        return LambdaInvocation.of(request)
                .map(lambdaInvocation -> deadline.or(lambdaInvocation.endsBy()))
                .orElse(deadline);
    }
}
