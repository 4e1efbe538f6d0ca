package com.thebabesclub.commerce.http.security;

import com.thebabesclub.commerce.runtime.token.JwtProperties;

import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

/** Takes only tokens whose subject may stand in the table's keys. */
@Singleton
final class SubjectClaimsValidator<T> implements GenericJwtClaimsValidator<T> {

    private final JwtProperties properties;

    SubjectClaimsValidator(JwtProperties properties) {
        this.properties = properties;
    }

    @Override
    public boolean validate(Claims claims, @Nullable T request) {
        return claims.get(properties.userClaim()) instanceof String subject
                && SubjectPattern.matches(subject)
                && (!SubjectPattern.looksLikeEmail(subject) || isProven(subject, claims));
    }

    /**
     * Guests' orders lie under their e-mails: a subject that looks like one is worth what its proof
     * is worth.
     */
    private boolean isProven(String subject, Claims claims) {
        return Boolean.TRUE.equals(claims.get(properties.emailVerifiedClaim()))
                && subject.equals(claims.get(properties.emailClaim()));
    }
}
