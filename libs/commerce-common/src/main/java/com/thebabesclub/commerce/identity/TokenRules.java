package com.thebabesclub.commerce.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;

import org.jspecify.annotations.Nullable;

import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the claims of a token must be before its subject is believed, once its signature is. */
record TokenRules(Optional<String> issuer, Optional<String> audience) {

    /** What the clocks of two honest machines may differ by. */
    private static final Duration LEEWAY = Duration.ofSeconds(60);

    /** A token that never ends cannot be taken back. */
    private static final Duration LONGEST = Duration.ofDays(366);

    /** No {@code #}, which joins the parts of a key, no blank, nothing invisible. */
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9_|:.@+-]{1,128}");

    static TokenRules from(Settings settings) {
        return new TokenRules(
                settings.find(Setting.JWT_ISSUER), settings.find(Setting.JWT_AUDIENCE));
    }

    /** The caller that the claims name, empty where they do not hold now. */
    Optional<Caller> caller(JWTClaimsSet claims, Instant now) throws ParseException {
        return inForce(claims, now) && forUs(claims) ? named(claims) : Optional.empty();
    }

    private static boolean inForce(JWTClaimsSet claims, Instant now) {
        Date expires = claims.getExpirationTime();
        return expires != null
                && expires.toInstant().isAfter(now.minus(LEEWAY))
                && expires.toInstant().isBefore(now.plus(LONGEST))
                && begun(claims.getNotBeforeTime(), now)
                && begun(claims.getIssueTime(), now);
    }

    private static boolean begun(@Nullable Date time, Instant now) {
        return time == null || !time.toInstant().isAfter(now.plus(LEEWAY));
    }

    private boolean forUs(JWTClaimsSet claims) {
        return issuer.map(name -> name.equals(claims.getIssuer())).orElse(true)
                && audience.map(name -> claims.getAudience().contains(name)).orElse(true);
    }

    private static Optional<Caller> named(JWTClaimsSet claims) throws ParseException {
        String subject = claims.getSubject();
        if (subject == null || !SUBJECT.matcher(subject).matches()) {
            return Optional.empty();
        }
        String email = claims.getStringClaim("email");
        boolean verified = Boolean.TRUE.equals(claims.getClaim("email_verified"));
        // Guests' orders lie under their e-mails: a subject that looks like one is worth what its
        // proof is worth.
        if (subject.contains("@") && !(verified && subject.equals(email))) {
            return Optional.empty();
        }
        List<String> roles = claims.getStringListClaim("roles");
        return Optional.of(
                new Caller(
                        subject,
                        Optional.ofNullable(email),
                        verified,
                        roles == null ? Set.of() : Set.copyOf(roles)));
    }
}
