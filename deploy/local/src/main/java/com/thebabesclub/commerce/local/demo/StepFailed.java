package com.thebabesclub.commerce.local.demo;

/** A step of the demo did not end as it should. */
public final class StepFailed extends RuntimeException {

    private final String sentence;

    StepFailed(String sentence) {
        super(sentence);
        this.sentence = sentence;
    }

    StepFailed(String sentence, Throwable cause) {
        super(sentence, cause);
        this.sentence = sentence;
    }

    /** Goes on only where it holds. */
    static void unless(boolean holds, String otherwise) {
        if (!holds) {
            throw new StepFailed(otherwise);
        }
    }

    /** What came instead. */
    public String sentence() {
        return sentence;
    }
}
