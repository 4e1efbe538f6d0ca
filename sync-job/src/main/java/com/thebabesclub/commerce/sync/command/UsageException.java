package com.thebabesclub.commerce.sync.command;

/**
 * A command, or a payload by hand, that cannot be followed. The message is a sentence that says
 * what to do.
 */
public final class UsageException extends RuntimeException {

    public UsageException(String sentence) {
        super(sentence);
    }

    public UsageException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
