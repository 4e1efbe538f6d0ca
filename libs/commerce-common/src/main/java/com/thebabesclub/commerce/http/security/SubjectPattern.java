package com.thebabesclub.commerce.http.security;

import java.util.regex.Pattern;

/** Which user ids may stand in the table's keys. */
final class SubjectPattern {

    /** No {@code #}, which joins the parts of a key, no blank, nothing invisible. */
    private static final Pattern SUBJECT = Pattern.compile("[A-Za-z0-9_|:.@+-]{1,128}");

    private SubjectPattern() {}

    static boolean matches(String subject) {
        return SUBJECT.matcher(subject).matches();
    }

    /** Guests' orders lie under their e-mails: what looks like one needs a proof besides. */
    static boolean looksLikeEmail(String subject) {
        return subject.contains("@");
    }

    /** True of what can be nobody's e-mail. */
    static boolean isUserId(String subject) {
        return matches(subject) && !looksLikeEmail(subject);
    }
}
