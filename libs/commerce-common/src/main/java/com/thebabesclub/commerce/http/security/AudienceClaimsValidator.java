package com.thebabesclub.commerce.http.security;

import com.thebabesclub.commerce.runtime.token.JwtProperties;

import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import io.micronaut.security.token.jwt.validator.JWTClaimsSetUtils;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Takes only tokens that are made out for {@code JWT_AUDIENCE}, if that is set: a provider signs
 * for other applications with the same keys.
 */
@Singleton
final class AudienceClaimsValidator<T> implements GenericJwtClaimsValidator<T> {

    private final Optional<String> audience;

    AudienceClaimsValidator(JwtProperties properties) {
        audience = properties.audience();
    }

    @Override
    public boolean validate(Claims claims, @Nullable T request) {
        return audience.map(name -> isFor(name, claims)).orElse(true);
    }

    /**
     * Access tokens of Amazon Cognito have no audience, and say in {@code client_id} whom they were
     * made out for.
     */
    private static boolean isFor(String name, Claims claims) {
        List<String> named = JWTClaimsSetUtils.jwtClaimsSetFromClaims(claims).getAudience();
        return named.isEmpty() ? name.equals(claims.get("client_id")) : named.contains(name);
    }
}
