package com.thebabesclub.commerce.testing;

import org.jspecify.annotations.Nullable;

/** What is left of an answer that a harm has come over: for whoever stands at the call to shape. */
final class BrokenAnswer extends RuntimeException {

    private final Harm harm;
    private final transient @Nullable Object answer;

    BrokenAnswer(Harm harm, @Nullable Object answer) {
        super(harm.toString());
        this.harm = harm;
        this.answer = answer;
    }

    Harm harm() {
        return harm;
    }

    /** What the call answered, where it had an effect. */
    @Nullable Object answer() {
        return answer;
    }
}
