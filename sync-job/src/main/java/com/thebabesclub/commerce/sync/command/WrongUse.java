package com.thebabesclub.commerce.sync.command;

/**
 * A command that cannot do what it was asked for. The message is a sentence that says what to do.
 */
public final class WrongUse extends RuntimeException {

    public WrongUse(String sentence) {
        super(sentence);
    }

    public WrongUse(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
