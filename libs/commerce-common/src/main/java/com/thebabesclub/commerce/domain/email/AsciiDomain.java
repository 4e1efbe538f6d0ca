package com.thebabesclub.commerce.domain.email;

import com.ibm.icu.text.IDNA;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Internationalised domain names in ASCII, by <a href="https://www.unicode.org/reports/tr46/">UTS
 * 46</a> without its transitional mappings. The JDK's {@code IDN} is IDNA 2003, to which {@code
 * straße.de} is {@code strasse.de}: somebody else's domain.
 */
final class AsciiDomain {

    private static final Pattern PLAIN = Pattern.compile("\\p{ASCII}*");
    private static final Pattern ENCODED = Pattern.compile("(?i)(?:.*\\.)?xn--.*");

    private AsciiDomain() {}

    /** The domain in ASCII and lower case; empty where it is no domain. */
    static Optional<String> of(String domain) {
        return PLAIN.matcher(domain).matches() && !ENCODED.matcher(domain).matches()
                ? Optional.of(domain.toLowerCase(Locale.ROOT))
                : Uts46.toAscii(domain);
    }

    /** Loaded where a domain needs it, which is seldom: its tables take time to read. */
    private static final class Uts46 {

        private static final IDNA PROFILE =
                IDNA.getUTS46Instance(
                        IDNA.NONTRANSITIONAL_TO_ASCII
                                | IDNA.NONTRANSITIONAL_TO_UNICODE
                                | IDNA.CHECK_BIDI
                                | IDNA.CHECK_CONTEXTJ);

        private Uts46() {}

        static Optional<String> toAscii(String domain) {
            StringBuilder ascii = new StringBuilder();
            IDNA.Info info = new IDNA.Info();
            PROFILE.nameToASCII(domain, ascii, info);
            return info.hasErrors() ? Optional.empty() : Optional.of(ascii.toString());
        }
    }
}
