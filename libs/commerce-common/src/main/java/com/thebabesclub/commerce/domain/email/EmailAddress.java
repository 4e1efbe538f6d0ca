package com.thebabesclub.commerce.domain.email;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address in the one form in which addresses are compared and stand in keys: without
 * blanks around it, in Unicode's form NFC, in lower case, its domain in ASCII. What somebody typed
 * is kept beside it wherever it is shown.
 *
 * @param text the canonical form
 */
public record EmailAddress(String text) {

    /** RFC 5321: a path has 256 characters, its brackets included. */
    private static final int LONGEST = 254;

    /** The address that a text is; empty where it is none, or longer than any address. */
    public static Optional<EmailAddress> of(String typed) {
        String trimmed = typed.strip();
        int at = trimmed.lastIndexOf('@');
        return at < 1 || at == trimmed.length() - 1 || trimmed.length() > LONGEST
                ? Optional.empty()
                : Optional.of(
                        new EmailAddress(
                                lowerCase(trimmed.substring(0, at))
                                        + "@"
                                        + canonicalDomain(trimmed.substring(at + 1))));
    }

    /**
     * The address as it was typed, with its domain in ASCII, as mail providers want it. It may have
     * a name before it, {@code Ann <ann@example.com>}.
     */
    public static String withAsciiDomain(String typed) {
        int at = typed.lastIndexOf('@');
        int end = typed.endsWith(">") ? typed.length() - 1 : typed.length();
        return at < 0
                ? typed
                : typed.substring(0, at + 1)
                        + AsciiDomain.of(typed.substring(at + 1, end))
                                .orElse(typed.substring(at + 1, end))
                        + typed.substring(end);
    }

    /** A domain that UTS 46 refuses is nobody's; it is compared as it was typed. */
    private static String canonicalDomain(String typed) {
        String composed = Normalizer.normalize(typed, Normalizer.Form.NFC);
        return AsciiDomain.of(composed).orElseGet(() -> lowerCase(composed));
    }

    /** Lower case may take a text out of NFC. */
    private static String lowerCase(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return Normalizer.normalize(composed.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
    }

    /** Masked: it is personal. */
    @Override
    public String toString() {
        return "EmailAddress[***]";
    }
}
