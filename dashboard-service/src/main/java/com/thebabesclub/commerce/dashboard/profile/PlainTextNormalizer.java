package com.thebabesclub.commerce.dashboard.profile;

import com.thebabesclub.commerce.http.Problem;

import org.jspecify.annotations.Nullable;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/** What people type: letters of every script, and nothing that cannot be seen. */
public final class PlainTextNormalizer {

    /** What joins letters, without which some scripts and pictures cannot be written. */
    private static final String JOINERS = "\\u200C\\u200D";

    /**
     * No control characters, no half characters, none that no font has; none of the characters that
     * only shape a text, direction among them, and none that are letters and cannot be seen, such
     * as the fillers of Hangul. Joiners stand after what they join.
     */
    public static final String PLAIN =
            "(?![\\s\\S]*[^\\p{L}\\p{M}\\p{S}]["
                    + JOINERS
                    + "])(?!["
                    + JOINERS
                    + "])(?![\\s\\S]*(?!["
                    + JOINERS
                    + "])\\p{Cf})"
                    + "[^\\p{Cc}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}"
                    + "\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u2800\\u3164\\uFFA0]*";

    public static final String NOT_PLAIN = "must be plain text";

    /** Also those that do not break a line, which {@code strip} leaves. */
    private static final Pattern BLANKS_AROUND =
            Pattern.compile("\\A[\\s\\p{Z}]++|(?<![\\s\\p{Z}])[\\s\\p{Z}]++\\z");

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

    private PlainTextNormalizer() {}

    /** In one form, without blanks around it; empty where nothing is left. */
    public static Optional<String> of(@Nullable String typed) {
        return Optional.ofNullable(typed)
                .map(text -> Normalizer.normalize(text, Normalizer.Form.NFC))
                .map(text -> BLANKS_AROUND.matcher(text).replaceAll(""))
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
