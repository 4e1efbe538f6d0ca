package com.thebabesclub.commerce.http.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpRequestWrapper;
import io.micronaut.servlet.http.ServletHttpRequest;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What API Gateway itself says of a request, which its caller cannot write.
 *
 * @param sourceIp who called
 * @param time when the call reached API Gateway
 * @param bodyLength in bytes, as the caller sent it
 * @param authorizedUserId whom an authorizer of the shop, a function, has let in, if there is one
 */
public record GatewayRequest(
        Optional<String> sourceIp,
        Optional<Instant> time,
        int bodyLength,
        Optional<String> authorizedUserId) {

    private static final GatewayRequest SILENT =
            new GatewayRequest(Optional.empty(), Optional.empty(), 0, Optional.empty());

    /** Empty for a request that did not come through API Gateway. */
    public static Optional<GatewayRequest> of(HttpRequest<?> request) {
        HttpRequest<?> inner = request;
        while (inner instanceof HttpRequestWrapper<?> wrapper) {
            inner = wrapper.getDelegate();
        }
        if (!(inner instanceof ServletHttpRequest<?, ?> servlet)) {
            return Optional.empty();
        }
        return Optional.of(
                switch (servlet.getNativeRequest()) {
                    case APIGatewayProxyRequestEvent event -> of(event);
                    default -> SILENT;
                });
    }

    static GatewayRequest of(APIGatewayProxyRequestEvent event) {
        var context = Optional.ofNullable(event.getRequestContext());
        return new GatewayRequest(
                context.map(APIGatewayProxyRequestEvent.ProxyRequestContext::getIdentity)
                        .map(APIGatewayProxyRequestEvent.RequestIdentity::getSourceIp),
                context.map(APIGatewayProxyRequestEvent.ProxyRequestContext::getRequestTimeEpoch)
                        .filter(millis -> millis > 0)
                        .map(Instant::ofEpochMilli),
                length(event.getBody()),
                context.map(APIGatewayProxyRequestEvent.ProxyRequestContext::getAuthorizer)
                        .flatMap(GatewayRequest::userId));
    }

    /** What the function put in its answer's context. */
    private static Optional<String> userId(Map<String, Object> authorizer) {
        return authorizer.get(HttpApiAuthorizer.USER_ID) instanceof String userId
                ? Optional.of(userId)
                : Optional.empty();
    }

    /** Of a body in base64, which {@link GatewayEventBodyNormalizer} makes of each. */
    private static int length(@Nullable String body) {
        if (body == null) {
            return 0;
        }
        int padding = body.endsWith("==") ? 2 : body.endsWith("=") ? 1 : 0;
        return body.length() / 4 * 3 - padding;
    }
}
