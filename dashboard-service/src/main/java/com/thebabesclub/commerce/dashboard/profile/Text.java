package com.thebabesclub.commerce.dashboard.profile;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Optional;

/** What people type: letters of every script, and nothing that cannot be seen. */
final class Text {

    /**
     * No control characters, no half characters, nothing that turns the direction of what follows.
     */
    static final String PLAIN = "[^\\p{Cc}\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]*";

    static final String NOT_PLAIN = "must be plain text";

    private Text() {}

    /** In one form, without blanks around it; empty where nothing is left. */
    static Optional<String> of(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC).strip())
                .filter(text -> !text.isEmpty());
    }
}
