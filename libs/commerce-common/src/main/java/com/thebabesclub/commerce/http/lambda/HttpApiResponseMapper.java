package com.thebabesclub.commerce.http.lambda;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The answer to a REST API as an HTTP API takes it: headers joined, and cookies apart. */
final class HttpApiResponseMapper {

    private static final String SET_COOKIE = "Set-Cookie";

    private HttpApiResponseMapper() {}

    static APIGatewayV2HTTPResponse of(APIGatewayProxyResponseEvent rest) {
        APIGatewayV2HTTPResponse http = new APIGatewayV2HTTPResponse();
        http.setStatusCode(rest.getStatusCode());
        http.setBody(rest.getBody());
        http.setIsBase64Encoded(Boolean.TRUE.equals(rest.getIsBase64Encoded()));
        Map<String, List<String>> all =
                Objects.requireNonNullElse(
                        rest.getMultiValueHeaders(), Map.<String, List<String>>of());
        Map<String, String> headers = new LinkedHashMap<>();
        all.forEach(
                (name, values) -> {
                    if (name.equalsIgnoreCase(SET_COOKIE)) {
                        http.setCookies(values);
                    } else {
                        headers.put(name, String.join(", ", values));
                    }
                });
        http.setHeaders(headers);
        return http;
    }
}
