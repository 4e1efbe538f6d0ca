package com.thebabesclub.stripe.emulator.api;

import java.util.HashSet;
import java.util.Set;

/**
 * A key of the account: a secret key may do all, a restricted key what it is granted. Permissions
 * are written {@code resource=read} or {@code resource=write}, such as {@code
 * checkout.sessions=write}; write includes read.
 */
public record ApiKey(String secret, Set<String> grants) {

    private static final String ALL = "*";

    public ApiKey {
        grants = Set.copyOf(grants);
    }

    /** A key that may do all. */
    public static ApiKey secret(String secret) {
        return new ApiKey(secret, Set.of(ALL));
    }

    /** A key that may only do what it is granted. */
    public static ApiKey restricted(String secret, String... permissions) {
        Set<String> grants = new HashSet<>();
        for (String permission : permissions) {
            grants.add(permission);
            if (permission.endsWith("=write")) {
                grants.add(permission.replace("=write", "=read"));
            }
        }
        return new ApiKey(secret, grants);
    }

    /** Reads {@code sk_test_…} or {@code rk_test_…:customers=write,events=read}. */
    public static ApiKey parse(String text) {
        int colon = text.indexOf(':');
        return colon < 0
                ? secret(text)
                : restricted(text.substring(0, colon), text.substring(colon + 1).split(",", -1));
    }

    boolean allows(String permission) {
        return grants.contains(ALL) || grants.contains(permission);
    }

    /** The key as Stripe shows it in messages, and as may be logged. */
    static String redacted(String secret) {
        if (secret.length() < 16) {
            return "*".repeat(secret.length());
        }
        return secret.substring(0, 8)
                + "*".repeat(secret.length() - 12)
                + secret.substring(secret.length() - 4);
    }
}
