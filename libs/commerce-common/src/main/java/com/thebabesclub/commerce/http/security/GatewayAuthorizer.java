package com.thebabesclub.commerce.http.security;

import com.thebabesclub.commerce.http.lambda.GatewayRequest;

import io.micronaut.http.HttpRequest;

import jakarta.inject.Singleton;

import java.util.Optional;
import java.util.Set;

/**
 * The caller as an authorizer in front of the function names them, where {@code
 * TRUST_GATEWAY_AUTHORIZER} says that there is one. Without that nobody guards the place: whoever
 * may invoke the function could write it.
 */
@Singleton
final class GatewayAuthorizer {

    private final boolean trusted;

    GatewayAuthorizer(GatewayAuthorizerProperties properties) {
        trusted = properties.gatewayAuthorizer();
    }

    /** Without roles and e-mail, of which an authorizer says nothing that we would know to read. */
    Optional<Caller> caller(HttpRequest<?> request) {
        return GatewayRequest.of(request)
                .filter(_ -> trusted)
                .flatMap(GatewayRequest::authorizedUserId)
                .filter(SubjectPattern::isUserId)
                .map(userId -> new Caller(userId, Optional.empty(), false, Set.of()));
    }
}
