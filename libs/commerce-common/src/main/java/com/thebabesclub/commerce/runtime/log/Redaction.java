package com.thebabesclub.commerce.runtime.log;

import java.util.regex.Pattern;

/**
 * The last guard before a line is written. Our own lines hold no secrets and no e-mails; messages
 * of exceptions that libraries throw may.
 */
public final class Redaction {

    private static final int LONGEST = 8_192;

    private static final String EMAIL =
            "[A-Za-z0-9._%+-]{1,64}(?:@|%40)[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63}){1,8}";
    private static final String STRIPE_SECRET = "\\b(?:[srp]k_(?:live|test)|whsec)_[A-Za-z0-9+/=]+";
    private static final String TOKEN =
            "\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_.-]+|(?i:\\bBearer\\s+)[A-Za-z0-9_.~+/-]+=*";
    private static final String QUOTE_SIGNATURE_OR_CART_TOKEN =
            "\\b[vc]1\\.[A-Za-z0-9_-]{1,32}\\.[A-Za-z0-9_.-]{16,}";

    /** What a text has in it that has something to mask; and {@code bearer}, in any case. */
    private static final String[] SIGNS = {
        "@", "%40", "k_live_", "k_test_", "whsec_", "eyJ", "v1.", "c1."
    };

    private static final String BEARER = "bearer";

    /** The search at every letter is dear, and made only where there is a sign. */
    private static final class Search {

        private static final Pattern SENSITIVE =
                Pattern.compile(
                        String.join(
                                "|", EMAIL, STRIPE_SECRET, TOKEN, QUOTE_SIGNATURE_OR_CART_TOKEN));
    }

    private Redaction() {}

    /** The text, bounded, with everything masked that looks like a key, a token or an address. */
    public static String clean(String text) {
        String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return hasSign(bounded) ? masked(bounded) : bounded;
    }

    /** The text with everything masked, whatever it has in it. */
    static String masked(String text) {
        return Search.SENSITIVE.matcher(text).replaceAll("[redacted]");
    }

    private static boolean hasSign(String text) {
        for (String sign : SIGNS) {
            if (text.contains(sign)) {
                return true;
            }
        }
        for (int i = 0; i + BEARER.length() <= text.length(); i++) {
            if (text.regionMatches(true, i, BEARER, 0, BEARER.length())) {
                return true;
            }
        }
        return false;
    }
}
