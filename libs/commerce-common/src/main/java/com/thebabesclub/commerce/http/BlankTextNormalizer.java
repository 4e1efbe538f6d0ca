package com.thebabesclub.commerce.http;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * A text that a caller may leave out. Forms send what nobody filled in as an empty text or as
 * blanks, so these count as left out.
 */
public final class BlankTextNormalizer {

    private BlankTextNormalizer() {}

    /** The text without blanks around it; empty where nothing is left. */
    public static Optional<String> of(@Nullable String text) {
        return Optional.ofNullable(text).map(String::strip).filter(kept -> !kept.isEmpty());
    }

    /** The same for a component of a request, which is null where it is left out. */
    public static @Nullable String orNull(@Nullable String text) {
        return of(text).orElse(null);
    }
}
