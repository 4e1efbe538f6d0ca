package com.thebabesclub.commerce.operator.secret;

import com.thebabesclub.commerce.runtime.secret.Secret;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a secret must look like. Whoever mistypes it learns that now, and not from customers. */
enum SecretFormat {
    API_KEY("a secret key of Stripe, sk_test_…, sk_live_…, rk_test_… or rk_live_…"),
    PUBLISHABLE_KEY("a publishable key of Stripe, pk_test_… or pk_live_…"),
    SIGNING_SECRETS("a signing secret, whsec_…, or several with commas between"),
    KEY_PAIRS(
            "keyId:secret pairs with commas between, each secret of at least 16 bytes, or one bare secret"),
    THIRTY_TWO_BYTES("at least 32 bytes long"),
    TOKEN("a token of at least 8 characters");

    private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9_-]{1,16}):(.+)");
    private static final Pattern MODE = Pattern.compile("[srp]k_(test|live)_.*");

    /** What a standard parameter holds. */
    private static final int MOST_BYTES = 4096;

    private final String meaning;

    SecretFormat(String meaning) {
        this.meaning = meaning;
    }

    /** What the value should be, as the end of a sentence. */
    String meaning() {
        return meaning;
    }

    boolean allows(Secret secret) {
        String value = secret.reveal();
        return value.chars().noneMatch(c -> c <= ' ' || c == 0x7f)
                && bytes(value) <= MOST_BYTES
                && fits(value);
    }

    /** Whether a key of Stripe is good for tests or for money; empty for what is no key. */
    static Optional<String> mode(Secret secret) {
        Matcher key = MODE.matcher(secret.reveal());
        return key.matches() ? Optional.of(key.group(1)) : Optional.empty();
    }

    private boolean fits(String value) {
        return switch (this) {
            case API_KEY -> value.matches("[sr]k_(test|live)_\\w{8,}");
            case PUBLISHABLE_KEY -> value.matches("pk_(test|live)_\\w{8,}");
            case SIGNING_SECRETS ->
                    parts(value).allMatch(part -> part.matches("whsec_[\\w+/=]{8,}"));
            case KEY_PAIRS -> areKeyPairs(value);
            case THIRTY_TWO_BYTES -> bytes(value) >= 32;
            case TOKEN -> value.length() >= 8;
        };
    }

    private static boolean areKeyPairs(String value) {
        Set<String> ids = new HashSet<>();
        return parts(value)
                .allMatch(
                        part -> {
                            Matcher pair = PAIR.matcher(part);
                            boolean named = pair.matches();
                            return bytes(named ? pair.group(2) : part) >= 16
                                    && ids.add(named ? pair.group(1) : "k1");
                        });
    }

    private static Stream<String> parts(String value) {
        return Arrays.stream(value.split(",", -1));
    }

    private static int bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }
}
