package com.thebabesclub.commerce.local.oidc;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Supplier;

/** Codes and sessions that nobody guesses. */
public final class SecureIds implements Supplier<String> {

    private static final int BYTES = 24;

    private final SecureRandom random = new SecureRandom();

    @Override
    public String get() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
