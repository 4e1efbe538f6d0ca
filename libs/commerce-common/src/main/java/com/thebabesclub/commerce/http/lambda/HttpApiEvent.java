package com.thebabesclub.commerce.http.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;

import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import io.netty.handler.codec.http.QueryStringDecoder;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The event of an HTTP API (payload 2), which is answered as though it came from a REST API
 * (payload 1).
 *
 * <p>The faults of the framework's own function for payload 2: it takes headers and parameters
 * apart at their commas, {@code Stripe-Signature} among them, and loses cookies. Its class for the
 * event cannot be read by a mapper that is strict about nulls, as that of the routes is.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html">the
 *     two payloads</a>
 */
@Serdeable
record HttpApiEvent(
        @Nullable String routeKey,
        @Nullable String rawPath,
        @Nullable String rawQueryString,
        @Nullable List<String> cookies,
        @Nullable Map<String, String> headers,
        @Nullable Map<String, String> pathParameters,
        @Nullable RequestContext requestContext,
        @Nullable String body,
        @Nullable Boolean isBase64Encoded) {

    private static final int MOST_PARAMETERS = 100;

    /**
     * What API Gateway says of the request.
     *
     * @param timeEpoch in milliseconds
     * @param authorizer of any shape, which {@link HttpApiAuthorizer} reads
     */
    @Serdeable
    record RequestContext(
            @Nullable String stage,
            @Nullable Long timeEpoch,
            @Nullable HttpCall http,
            @Nullable JsonNode authorizer) {

        private static final RequestContext NONE = new RequestContext(null, null, null, null);
    }

    /** The request's method, and who called. */
    @Serdeable
    record HttpCall(@Nullable String method, @Nullable String sourceIp) {

        private static final HttpCall NONE = new HttpCall(null, null);
    }

    APIGatewayProxyRequestEvent asRest() {
        RequestContext context = Objects.requireNonNullElse(requestContext, RequestContext.NONE);
        HttpCall http = Objects.requireNonNullElse(context.http(), HttpCall.NONE);
        ProxyRequestContext rest =
                new ProxyRequestContext()
                        .withStage(context.stage())
                        .withIdentity(new RequestIdentity().withSourceIp(http.sourceIp()));
        rest.setRequestTimeEpoch(context.timeEpoch());
        rest.setAuthorizer(HttpApiAuthorizer.asRest(context.authorizer()));
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod(http.method())
                .withPath(rawPath)
                .withResource(route())
                .withPathParameters(pathParameters)
                .withHeaders(headersAndCookies())
                .withMultiValueQueryStringParameters(parameters())
                .withBody(body)
                .withIsBase64Encoded(isBase64Encoded)
                .withRequestContext(rest);
    }

    /** Without its method, as in {@code GET /cart}. */
    private String route() {
        String key = Objects.requireNonNullElse(routeKey, "");
        return key.substring(key.indexOf(' ') + 1);
    }

    private Map<String, String> headersAndCookies() {
        Map<String, String> all =
                new LinkedHashMap<>(Objects.requireNonNullElse(headers, Map.of()));
        if (cookies != null && !cookies.isEmpty()) {
            all.put("cookie", String.join("; ", cookies));
        }
        return all;
    }

    private Map<String, List<String>> parameters() {
        return new QueryStringDecoder(
                        Objects.requireNonNullElse(rawQueryString, ""),
                        StandardCharsets.UTF_8,
                        false,
                        MOST_PARAMETERS,
                        true)
                .parameters();
    }
}
