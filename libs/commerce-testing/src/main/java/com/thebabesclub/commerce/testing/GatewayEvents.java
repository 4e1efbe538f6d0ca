package com.thebabesclub.commerce.testing;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.ProxyRequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent.RequestIdentity;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Events as API Gateway sends them to a function: of a REST API (payload 1) and of an HTTP API
 * (payload 2).
 */
public final class GatewayEvents {

    private GatewayEvents() {}

    public static APIGatewayProxyRequestEvent rest(WebRequest request, Instant at) {
        RequestIdentity identity = new RequestIdentity().withSourceIp(request.sourceIp());
        ProxyRequestContext context =
                new ProxyRequestContext()
                        .withStage("prod")
                        .withHttpMethod(request.method())
                        .withRequestId("rest-request")
                        .withRequestTimeEpoch(at.toEpochMilli())
                        .withIdentity(identity);
        Map<String, List<String>> headers = new LinkedHashMap<>();
        request.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        Map<String, List<String>> query = new LinkedHashMap<>();
        query(request).forEach((name, value) -> query.put(name, List.of(value)));
        return new APIGatewayProxyRequestEvent()
                .withHttpMethod(request.method())
                .withPath(request.path())
                .withResource("/{proxy+}")
                .withHeaders(request.headers())
                .withMultiValueHeaders(headers)
                .withQueryStringParameters(query(request))
                .withMultiValueQueryStringParameters(query)
                .withBody(request.body())
                .withIsBase64Encoded(false)
                .withRequestContext(context);
    }

    /** With a named stage, which stands in the path. */
    public static APIGatewayV2HTTPEvent http(WebRequest request, Instant at) {
        Map<String, String> headers = new LinkedHashMap<>();
        request.headers()
                .forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        RequestContext.Http http =
                RequestContext.Http.builder()
                        .withMethod(request.method())
                        .withPath("/prod" + request.path())
                        .withProtocol("HTTP/1.1")
                        .withSourceIp(request.sourceIp())
                        .build();
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath("/prod" + request.path())
                .withRawQueryString(request.query())
                .withHeaders(headers)
                .withQueryStringParameters(query(request))
                .withBody(request.body())
                .withIsBase64Encoded(false)
                .withRequestContext(
                        RequestContext.builder()
                                .withStage("prod")
                                .withRequestId("http-request")
                                .withTimeEpoch(at.toEpochMilli())
                                .withHttp(http)
                                .build())
                .build();
    }

    private static Map<String, String> query(WebRequest request) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : request.query().split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                query.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return query;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
