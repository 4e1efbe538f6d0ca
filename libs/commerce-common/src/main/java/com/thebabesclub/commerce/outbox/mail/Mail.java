package com.thebabesclub.commerce.outbox.mail;

/**
 * A mail, the same twice: as text and as HTML.
 *
 * @param kind what it is called in logs, such as {@code order_confirmed}
 */
record Mail(String kind, String to, String subject, String text, String html) {

    /** Masked: a mail is personal. */
    @Override
    public String toString() {
        return "Mail[" + kind + "]";
    }
}
