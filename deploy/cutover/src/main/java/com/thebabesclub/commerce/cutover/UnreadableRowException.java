package com.thebabesclub.commerce.cutover;

/** A row of which somebody has to say what it is. The message says why, and nothing personal. */
final class UnreadableRowException extends RuntimeException {

    UnreadableRowException(String why) {
        super(why, null, false, false);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
