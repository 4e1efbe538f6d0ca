package com.thebabesclub.commerce.http.security;

import com.thebabesclub.commerce.domain.email.EmailAddress;

import io.micronaut.security.authentication.Authentication;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The signed-in caller, as the verified token names it.
 *
 * @param subject the user id under which everything of theirs is kept
 * @param email empty where the token has none
 * @param emailVerified whether the issuer has seen proof that the e-mail is theirs
 */
public record Caller(
        String subject, Optional<String> email, boolean emailVerified, Set<String> roles) {

    /** The role that the routes of the shop's own people want, whatever the issuer calls it. */
    static final String ADMIN = "ADMIN";

    private static final String EMAIL = "email";
    private static final String EMAIL_VERIFIED = "email_verified";

    public Caller {
        roles = Set.copyOf(roles);
    }

    public static Caller of(Authentication authentication) {
        Map<String, Object> attributes = authentication.getAttributes();
        return new Caller(
                authentication.getName(),
                Optional.ofNullable(attributes.get(EMAIL)).map(Object::toString),
                Boolean.TRUE.equals(attributes.get(EMAIL_VERIFIED)),
                Set.copyOf(authentication.getRoles()));
    }

    /** Of whose e-mail the issuer has seen proof; empty where there is none. */
    public Optional<EmailAddress> verifiedEmail() {
        return email.filter(_ -> emailVerified).flatMap(EmailAddress::of);
    }

    Authentication authentication() {
        Map<String, Object> verified = Map.of(EMAIL_VERIFIED, emailVerified);
        Map<String, Object> attributes =
                email.map(
                                value ->
                                        Map.<String, Object>of(
                                                EMAIL, value, EMAIL_VERIFIED, emailVerified))
                        .orElse(verified);
        return Authentication.build(subject, roles, attributes);
    }

    @Override
    public String toString() {
        return "Caller[" + roles + "]";
    }
}
