package com.thebabesclub.commerce.local.process;

/** What keeps the stack from running, in one sentence that says what to do about it. */
public final class StackProblem extends RuntimeException {

    public StackProblem(String sentence) {
        super(sentence);
    }

    public StackProblem(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
