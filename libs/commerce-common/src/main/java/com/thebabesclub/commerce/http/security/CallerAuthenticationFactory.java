package com.thebabesclub.commerce.http.security;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.DefaultJwtAuthenticationFactory;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;

import jakarta.inject.Singleton;

import java.text.ParseException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a caller of a token that was found valid. What it replaces takes a role from any JSON
 * value, and an unsigned token where nothing verifies signatures.
 */
@Singleton
@Replaces(DefaultJwtAuthenticationFactory.class)
final class CallerAuthenticationFactory implements JwtAuthenticationFactory {

    private final JwtProperties properties;

    CallerAuthenticationFactory(JwtProperties properties) {
        this.properties = properties;
    }

    @Override
    public Optional<Authentication> createAuthentication(JWT token) {
        try {
            return token instanceof SignedJWT signed
                    ? Optional.of(caller(signed.getJWTClaimsSet()).authentication())
                    : Optional.empty();
        } catch (ParseException notOfTheirTypes) {
            return Optional.empty();
        }
    }

    private Caller caller(JWTClaimsSet claims) throws ParseException {
        return new Caller(
                claims.getSubject(),
                Optional.ofNullable(claims.getStringClaim(properties.emailClaim())),
                Boolean.TRUE.equals(claims.getClaim(properties.emailVerifiedClaim())),
                roles(claims));
    }

    private static Set<String> roles(JWTClaimsSet claims) throws ParseException {
        List<String> roles = claims.getStringListClaim("roles");
        if (roles == null) {
            return Set.of();
        }
        if (roles.stream().anyMatch(Objects::isNull)) {
            throw new ParseException("a role is null", 0);
        }
        return Set.copyOf(roles);
    }
}
