package com.thebabesclub.commerce.outbox.mail;

/** The provider understood the letter and will not carry it: the same would be refused again. */
final class MailRejected extends RuntimeException {

    private final String reason;

    MailRejected(String provider, String code) {
        super(provider + " refused a mail: " + code, null, false, false);
        this.reason = provider + " refused it: " + code;
    }

    /** Without anything personal. */
    String reason() {
        return reason;
    }
}
