package com.thebabesclub.commerce.http.security;

import com.nimbusds.jwt.JWTClaimsSet;

import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.GenericJwtClaimsValidator;
import io.micronaut.security.token.jwt.validator.JWTClaimsSetUtils;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/**
 * Takes only tokens that are in force. The framework's own rules go by the machine's clock, know no
 * leeway, and take a token that never ends.
 */
@Singleton
final class ValidityClaimsValidator<T> implements GenericJwtClaimsValidator<T> {

    /** What the clocks of two honest machines may differ by. */
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    /** A token that never ends cannot be taken back. */
    private static final Duration LONGEST = Duration.ofDays(366);

    private final Clock clock;

    ValidityClaimsValidator(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean validate(Claims claims, @Nullable T request) {
        JWTClaimsSet times = JWTClaimsSetUtils.jwtClaimsSetFromClaims(claims);
        Instant now = clock.instant();
        return ends(times.getExpirationTime(), now)
                && hasBegun(times.getNotBeforeTime(), now)
                && hasBegun(times.getIssueTime(), now);
    }

    static boolean ends(@Nullable Date expiry, Instant now) {
        return expiry != null
                && expiry.toInstant().isAfter(now.minus(LEEWAY))
                && expiry.toInstant().isBefore(now.plus(LONGEST));
    }

    static boolean hasBegun(@Nullable Date time, Instant now) {
        return time == null || !time.toInstant().isAfter(now.plus(LEEWAY));
    }
}
