package com.thebabesclub.commerce.http.security;

import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.generator.claims.JwtClaimsSetAdapter;
import io.micronaut.security.token.jwt.validator.JsonWebTokenParser;

import jakarta.inject.Singleton;

import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads signed tokens, and no others. What it replaces fails on a header or on claims that are the
 * JSON value {@code null}: Nimbus throws whatever it meets then, a {@link NullPointerException} for
 * one.
 */
@Singleton
@Replaces(JsonWebTokenParser.class)
final class SignedTokenParser implements JsonWebTokenParser<JWT> {

    private static final List<String> TIMES =
            List.of(Claims.EXPIRATION_TIME, Claims.NOT_BEFORE, Claims.ISSUED_AT);

    /** The end of the year 9999, in seconds. */
    private static final long LATEST = 253_402_300_799L;

    /** Empty where the text is no signed token whose claims can be read. */
    @Override
    public Optional<JWT> parse(String token) {
        return signed(token).map(JWT.class::cast);
    }

    @Override
    public Optional<Claims> parseClaims(String token) {
        return signed(token).flatMap(SignedTokenParser::claims).map(JwtClaimsSetAdapter::new);
    }

    private static Optional<SignedJWT> signed(String token) {
        try {
            return Optional.of(SignedJWT.parse(token)).filter(jwt -> claims(jwt).isPresent());
        } catch (ParseException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<JWTClaimsSet> claims(SignedJWT token) {
        try {
            return Optional.of(token.getJWTClaimsSet())
                    .filter(_ -> isInRange(token.getPayload().toJSONObject()));
        } catch (ParseException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Nimbus counts milliseconds, and others wrap around to a time that may hold. */
    private static boolean isInRange(Map<String, Object> claims) {
        return TIMES.stream()
                .map(claims::get)
                .noneMatch(
                        time ->
                                time instanceof Number seconds
                                        && Math.abs(seconds.doubleValue()) > LATEST);
    }
}
