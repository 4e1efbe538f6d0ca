package com.thebabesclub.commerce.http.security;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.thebabesclub.commerce.runtime.token.JwtProperties;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.token.jwt.validator.DefaultJwtAuthenticationFactory;
import io.micronaut.security.token.jwt.validator.JwtAuthenticationFactory;

import jakarta.inject.Singleton;

import java.text.ParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Makes a caller of a token that was found valid. What it replaces takes a role from any JSON
 * value, and an unsigned token where nothing verifies signatures.
 */
@Singleton
@Replaces(DefaultJwtAuthenticationFactory.class)
final class CallerAuthenticationFactory implements JwtAuthenticationFactory {

    private static final Pattern SEPARATORS = Pattern.compile("[,\\s]+");

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
                claims.getStringClaim(properties.userClaim()),
                Optional.ofNullable(claims.getStringClaim(properties.emailClaim())),
                Boolean.TRUE.equals(claims.getClaim(properties.emailVerifiedClaim())),
                roles(claims));
    }

    /** The issuer's own word for an admin stands for ours, and no other word does. */
    Set<String> roles(JWTClaimsSet claims) throws ParseException {
        Set<String> roles = new HashSet<>(named(claims));
        boolean admin = roles.contains(properties.adminRole());
        roles.remove(Caller.ADMIN);
        if (admin) {
            roles.add(Caller.ADMIN);
        }
        return roles;
    }

    private List<String> named(JWTClaimsSet claims) throws ParseException {
        if (claims.getClaim(properties.rolesClaim()) instanceof String text) {
            return List.of(SEPARATORS.split(text.strip()));
        }
        List<String> roles = claims.getStringListClaim(properties.rolesClaim());
        if (roles == null) {
            return List.of();
        }
        if (roles.stream().anyMatch(Objects::isNull)) {
            throw new ParseException("a role is null", 0);
        }
        return roles;
    }
}
