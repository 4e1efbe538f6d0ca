package com.thebabesclub.commerce.sync.migrate;

/** A row of which somebody has to say what it is. The message says why, and nothing personal. */
final class NotUnderstood extends RuntimeException {

    NotUnderstood(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
