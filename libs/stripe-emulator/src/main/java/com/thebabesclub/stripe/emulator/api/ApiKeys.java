package com.thebabesclub.stripe.emulator.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.thebabesclub.stripe.emulator.error.StripeError;

import org.jspecify.annotations.Nullable;

import java.util.Base64;
import java.util.List;

/** Checks the {@code Authorization} header: https://docs.stripe.com/api/authentication. */
final class ApiKeys {

    private final List<ApiKey> keys;

    ApiKeys(List<ApiKey> keys) {
        this.keys = List.copyOf(keys);
    }

    /**
     * @throws StripeError 401 without a key of the account, 403 if it may not use the route
     */
    void check(@Nullable String authorization, Route route) {
        String secret = secret(authorization);
        ApiKey key =
                keys.stream()
                        .filter(candidate -> candidate.secret().equals(secret))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        StripeError.unauthorized(
                                                "Invalid API Key provided: "
                                                        + ApiKey.redacted(secret)));
        String permission = route.resource() + (route.method().equals("GET") ? "=read" : "=write");
        if (!key.allows(permission)) {
            throw StripeError.forbidden(
                    ("The provided key '%s' does not have the required permissions for this"
                                    + " endpoint on account 'acct_emulator'. Having the '%s'"
                                    + " permission would allow this request to continue.")
                            .formatted(ApiKey.redacted(secret), permission));
        }
    }

    private static String secret(@Nullable String authorization) {
        if (authorization != null && authorization.regionMatches(true, 0, "Bearer ", 0, 7)) {
            return authorization.substring(7).strip();
        }
        if (authorization != null && authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return user(authorization.substring(6).strip());
        }
        throw StripeError.unauthorized(
                "You did not provide an API key. You need to provide your API key in the"
                        + " Authorization header, using Bearer auth (e.g. 'Authorization: Bearer"
                        + " YOUR_SECRET_KEY'). See https://stripe.com/docs/api#authentication for"
                        + " details, or we can help at https://support.stripe.com/.");
    }

    private static String user(String credentials) {
        try {
            String decoded = new String(Base64.getDecoder().decode(credentials), UTF_8);
            int colon = decoded.indexOf(':');
            return colon < 0 ? decoded : decoded.substring(0, colon);
        } catch (IllegalArgumentException e) {
            throw StripeError.unauthorized("Invalid API Key provided.");
        }
    }
}
