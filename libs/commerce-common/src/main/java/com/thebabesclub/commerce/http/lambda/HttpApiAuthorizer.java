package com.thebabesclub.commerce.http.lambda;

import io.micronaut.json.tree.JsonNode;

import org.jspecify.annotations.Nullable;

import java.util.Map;

/**
 * What the authorizer of an HTTP API says: {@code lambda.userId}, which is {@code userId} in the
 * events of a REST API. An {@code iam} beside it names the AWS user who signed the request, and is
 * no customer.
 */
final class HttpApiAuthorizer {

    static final String USER_ID = "userId";

    private static final String FUNCTION = "lambda";

    private HttpApiAuthorizer() {}

    static Map<String, Object> asRest(@Nullable JsonNode authorizer) {
        @Nullable JsonNode userId = member(member(authorizer, FUNCTION), USER_ID);
        return userId != null && userId.isString()
                ? Map.of(USER_ID, userId.getStringValue())
                : Map.of();
    }

    private static @Nullable JsonNode member(@Nullable JsonNode node, String name) {
        return node != null && node.isObject() ? node.get(name) : null;
    }
}
