package com.thebabesclub.commerce.testing;

/** What happens to a process at one of its calls to the outside. */
public enum Harm {
    /** It dies before the call leaves. */
    DIES_BEFORE("it dies before"),
    /** It dies while the call has its effect, and never sees the answer. */
    DIES_AFTER("it dies after"),
    /** The call fails without effect; the process lives on. */
    CALL_FAILS("without effect fails"),
    /** The call has its effect and the answer is lost; the process lives on. */
    ANSWER_LOST("the answer is lost of");

    private final String text;

    Harm(String text) {
        this.text = text;
    }

    boolean isDeadly() {
        return this == DIES_BEFORE || this == DIES_AFTER;
    }

    @Override
    public String toString() {
        return text;
    }
}
