package com.thebabesclub.stripe.emulator.clock;

import java.util.random.RandomGenerator;

/** Makes ids that look like Stripe's; the same seed makes the same ids. */
public final class Ids {

    private static final String ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    private final RandomGenerator random;

    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** {@code prefix} and 24 letters and digits, as most objects have. */
    public String next(String prefix) {
        return prefix + letters(24);
    }

    /** {@code prefix} and {@code length} letters and digits. */
    public String next(String prefix, int length) {
        return prefix + letters(length);
    }

    private String letters(int length) {
        StringBuilder letters = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return letters.toString();
    }
}
