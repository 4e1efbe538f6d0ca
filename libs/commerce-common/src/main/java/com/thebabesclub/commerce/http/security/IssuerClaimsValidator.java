package com.thebabesclub.commerce.http.security;

import com.thebabesclub.commerce.runtime.token.JwtProperties;

import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * Takes only tokens of {@code JWT_ISSUER}, if that is set. The framework's own rule takes an issuer
 * whose name merely ends alike.
 */
@Singleton
final class IssuerClaimsValidator<T> implements GenericJwtClaimsValidator<T> {

    private final Optional<String> issuer;

    IssuerClaimsValidator(JwtProperties properties) {
        issuer = properties.issuer();
    }

    @Override
    public boolean validate(Claims claims, @Nullable T request) {
        return issuer.map(name -> name.equals(claims.get(Claims.ISSUER))).orElse(true);
    }
}
