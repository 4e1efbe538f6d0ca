package com.thebabesclub.commerce.http.security;

import com.nimbusds.jwt.JWTClaimsSet;
import com.thebabesclub.commerce.runtime.token.JwtProperties;

import io.micronaut.security.token.Claims;
import io.micronaut.security.token.jwt.validator.JWTClaimsSetUtils;

import org.jspecify.annotations.Nullable;

import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What the services make of each claim; the names are those of the settings, and no value is told.
 */
final class ClaimExplainer {

    private final JwtProperties properties;
    private final Clock clock;
    private final CallerAuthenticationFactory callers;

    ClaimExplainer(JwtProperties properties, Clock clock) {
        this.properties = properties;
        this.clock = clock;
        this.callers = new CallerAuthenticationFactory(properties);
    }

    List<TokenFinding> explain(Claims claims) {
        JWTClaimsSet set = JWTClaimsSetUtils.jwtClaimsSetFromClaims(claims);
        return Stream.of(
                        Stream.of(expiry(set.getExpirationTime())),
                        begun("nbf", set.getNotBeforeTime()).stream(),
                        begun("iat", set.getIssueTime()).stream(),
                        Stream.of(issuer(claims), audience(claims), user(claims)),
                        Stream.of(email(set), roles(set)))
                .flatMap(findings -> findings)
                .toList();
    }

    private TokenFinding expiry(@Nullable Date expiry) {
        Instant now = clock.instant();
        if (expiry == null) {
            return TokenFinding.refused(
                    "exp", "is missing: a token that never ends cannot be taken back.");
        }
        Duration left = Duration.between(now, expiry.toInstant());
        if (ValidityClaimsValidator.ends(expiry, now)) {
            return TokenFinding.holds(
                    "exp",
                    left.isNegative()
                            ? "was a moment ago; clocks may differ by 60 seconds."
                            : "is in " + words(left) + ".");
        }
        return TokenFinding.refused(
                "exp",
                left.isNegative()
                        ? "was " + words(left.abs()) + " ago: the customer has to sign in again."
                        : "is more than 366 days ahead: such a token cannot be taken back.");
    }

    private Optional<TokenFinding> begun(String name, @Nullable Date time) {
        return Optional.ofNullable(time)
                .map(
                        begin ->
                                ValidityClaimsValidator.hasBegun(begin, clock.instant())
                                        ? TokenFinding.holds(name, "is not in the future.")
                                        : TokenFinding.refused(
                                                name,
                                                "is "
                                                        + words(
                                                                Duration.between(
                                                                        clock.instant(),
                                                                        begin.toInstant()))
                                                        + " ahead: the issuer's clock is fast, or the"
                                                        + " token is for later."));
    }

    private TokenFinding issuer(Claims claims) {
        if (properties.issuer().isEmpty()) {
            return TokenFinding.ignored("iss", "is not looked at: JWT_ISSUER is not set.");
        }
        return new IssuerClaimsValidator<>(properties).validate(claims, null)
                ? TokenFinding.holds("iss", "is JWT_ISSUER.")
                : TokenFinding.refused(
                        "iss",
                        claims.get("iss") == null
                                ? "is missing, and JWT_ISSUER is set."
                                : "is not JWT_ISSUER, to the letter: look for a slash at its end.");
    }

    private TokenFinding audience(Claims claims) {
        if (properties.audience().isEmpty()) {
            return TokenFinding.ignored("aud", "is not looked at: JWT_AUDIENCE is not set.");
        }
        boolean holds = new AudienceClaimsValidator<>(properties).validate(claims, null);
        if (claims.get("aud") == null) {
            return holds
                    ? TokenFinding.holds("client_id", "is JWT_AUDIENCE, and there is no aud.")
                    : TokenFinding.refused(
                            "aud", "is missing, and client_id is not JWT_AUDIENCE either.");
        }
        return holds
                ? TokenFinding.holds("aud", "has JWT_AUDIENCE.")
                : TokenFinding.refused(
                        "aud", "has no JWT_AUDIENCE: it is for another application.");
    }

    private TokenFinding user(Claims claims) {
        String name = properties.userClaim();
        if (new SubjectClaimsValidator<>(properties).validate(claims, null)) {
            return TokenFinding.holds(name, "names the user.");
        }
        if (claims.get(name) == null) {
            return TokenFinding.refused(
                    name, "is missing: JWT_USER_CLAIM says which claim names the user.");
        }
        if (!(claims.get(name) instanceof String subject) || !SubjectPattern.matches(subject)) {
            return TokenFinding.refused(
                    name, "is not 1 to 128 letters, digits or _ | : . @ + - as a text.");
        }
        return TokenFinding.refused(
                name,
                "looks like an e-mail, and "
                        + properties.emailClaim()
                        + " is not the same with "
                        + properties.emailVerifiedClaim()
                        + " true: guests' orders lie under their e-mails.");
    }

    private TokenFinding email(JWTClaimsSet claims) {
        String name = properties.emailClaim();
        @Nullable Object email = claims.getClaim(name);
        if (email == null) {
            return TokenFinding.ignored(
                    name, "is missing: the customer cannot claim what they bought as a guest.");
        }
        if (!(email instanceof String)) {
            return TokenFinding.refused(name, "is no text.");
        }
        @Nullable Object verified = claims.getClaim(properties.emailVerifiedClaim());
        return Boolean.TRUE.equals(verified)
                ? TokenFinding.holds(name, "is there, and verified.")
                : TokenFinding.ignored(
                        name,
                        "is there, and "
                                + properties.emailVerifiedClaim()
                                + (verified == null
                                        ? " is missing"
                                        : " is not true, without quotes")
                                + ": no orders of that e-mail are shown, and none can be claimed.");
    }

    private TokenFinding roles(JWTClaimsSet claims) {
        String name = properties.rolesClaim();
        Set<String> roles;
        try {
            roles = callers.roles(claims);
        } catch (ParseException ofAnotherType) {
            return TokenFinding.refused(name, "is neither a list of texts nor a text.");
        }
        if (roles.contains(Caller.ADMIN)) {
            return TokenFinding.holds(name, "has JWT_ADMIN_ROLE: /admin is open.");
        }
        return TokenFinding.ignored(
                name,
                (claims.getClaim(name) == null
                                ? "is missing"
                                : "has no JWT_ADMIN_ROLE, to the letter")
                        + ": /admin is 403.");
    }

    private static String words(Duration time) {
        if (time.toHours() >= 48) {
            return time.toDays() + " days";
        }
        return time.toMinutes() >= 120
                ? time.toHours() + " hours"
                : time.toMinutes() >= 2
                        ? time.toMinutes() + " minutes"
                        : time.toSeconds() + " seconds";
    }
}
