package com.thebabesclub.commerce.deploy.api;

import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.apigateway.GatewayResponse;
import software.amazon.awscdk.services.apigateway.IRestApi;
import software.amazon.awscdk.services.apigateway.ResponseType;

import java.util.List;
import java.util.Map;

/**
 * What the gateway answers itself, in the form of the services' own problems. It can name one
 * origin only, so the first of the shop's may read it.
 */
final class GatewayProblems {

    private final Stack stack;
    private final IRestApi api;
    private final String origin;

    private GatewayProblems(Stack stack, IRestApi api, String origin) {
        this.stack = stack;
        this.api = api;
        this.origin = origin;
    }

    static void add(Stack stack, IRestApi api, List<String> origins) {
        GatewayProblems problems = new GatewayProblems(stack, api, origins.getFirst());
        problems.add(
                ResponseType.BAD_REQUEST_BODY, 400, "invalid_request", "The body is not complete.");
        problems.add(
                ResponseType.BAD_REQUEST_PARAMETERS,
                400,
                "invalid_request",
                "A parameter is missing.");
        problems.add(ResponseType.THROTTLED, 429, "rate_limited", "Please try again shortly.");
        problems.add(ResponseType.REQUEST_TOO_LARGE, 413, "body_too_large", "Please send less.");
        problems.add(ResponseType.WAF_FILTERED, 403, "request_refused", "This was refused.");
        problems.add(
                ResponseType.MISSING_AUTHENTICATION_TOKEN,
                404,
                "not_found",
                "There is no such route.");
        problems.add(
                ResponseType.INTEGRATION_TIMEOUT, 503, "unavailable", "Please try again shortly.");
        problems.add(
                ResponseType.INTEGRATION_FAILURE, 503, "unavailable", "Please try again shortly.");
        problems.add(ResponseType.DEFAULT_4_XX, 400, "request_refused", "This was refused.");
        problems.add(ResponseType.DEFAULT_5_XX, 500, "internal_error", "Something went wrong.");
    }

    private void add(ResponseType type, int status, String code, String detail) {
        String title = Character.toUpperCase(code.charAt(0)) + code.substring(1).replace('_', ' ');
        String body =
                """
                {"type":"https://thebabesclub.com/problems/%s","title":"%s","status":%d,\
                "detail":"%s","code":"%s","errors":[],"requestId":"$context.requestId",\
                "error":"%s"}"""
                        .formatted(code.replace('_', '-'), title, status, detail, code, detail);
        GatewayResponse.Builder.create(stack, "Answer" + type.getResponseType().replace("_", ""))
                .restApi(api)
                .type(type)
                .statusCode(Integer.toString(status))
                .responseHeaders(
                        Map.of(
                                "Access-Control-Allow-Origin", "'" + origin + "'",
                                "Vary", "'Origin'",
                                "Content-Type", "'application/problem+json'"))
                .templates(Map.of("application/json", body))
                .build();
    }
}
