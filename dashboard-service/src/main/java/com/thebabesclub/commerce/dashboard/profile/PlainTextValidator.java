package com.thebabesclub.commerce.dashboard.profile;

import com.thebabesclub.commerce.http.Problem;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people type: letters of every script, and nothing that cannot be seen. */
final class PlainTextValidator {

    /**
     * No control characters, no half characters, none that no font has; nothing that turns the
     * direction of what follows, and nothing of no width but the joiners, without which some
     * scripts cannot be written.
     */
    static final String PLAIN =
            "[^\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}"
                    + "\\u200B\\u200E\\u200F\\u202A-\\u202E\\u2060-\\u206F\\uFEFF\\uFFF9-\\uFFFB"
                    + "\\x{E0000}-\\x{E007F}]*";

    static final String NOT_PLAIN = "must be plain text";

    static final int LONGEST_EMAIL = 254;

    private static final String LABEL =
            "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";

    /** No quotes and no addresses of machines: nobody has such an e-mail who buys necklaces. */
    private static final Pattern EMAIL =
            Pattern.compile(
                    "(?=.{1,64}@)[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+"
                            + "(?:\\.[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]+)*"
                            + "@(?:"
                            + LABEL
                            + "\\.)+[\\p{L}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])");

    private PlainTextValidator() {}

    /** In one form, without blanks around it; empty where nothing is left. */
    static Optional<String> of(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC).strip())
                .filter(text -> !text.isEmpty());
    }

    /** Empty where there is none; a problem where it is no e-mail. */
    static Optional<String> email(@Nullable String typed) {
        Optional<String> written = Optional.ofNullable(typed);
        if (written.filter(text -> !EMAIL.matcher(text).matches()).isPresent()) {
            throw Problem.invalid("email", "must be an e-mail").exception();
        }
        return written;
    }
}
