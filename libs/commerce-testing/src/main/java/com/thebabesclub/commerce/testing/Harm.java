package com.thebabesclub.commerce.testing;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What happens to a process at one of its calls to the outside. */
public enum Harm {
    /** It dies before the call leaves. */
    DIES_BEFORE("it dies before", false),
    /** It dies while the call has its effect, and never sees the answer. */
    DIES_AFTER("it dies after", true),
    /** The call fails without effect; the process lives on. */
    CALL_FAILS("without effect fails", false),
    /** The call has its effect and the answer is lost; the process lives on. */
    ANSWER_LOST("the answer is lost of", true),
    /** This call and the one after it fail without effect. */
    TWO_FAIL("without effect fails, and so does the next,", false),
    /** From this call on nothing answers, as long as somebody asks. */
    STAYS_DOWN("nothing answers from", false),
    /** The call has its effect, and its time is over before the answer comes. */
    TIMES_OUT("the time is over of", true),
    /** The call is refused, since there were too many. */
    THROTTLED("throttled is", false),
    /** The connection is reset where the answer begins. */
    RESET("the connection is reset during", true),
    /** The answer takes three seconds. */
    SLOW("slow is", true),
    /** The call has its effect, and the answer is no answer of that service. */
    GARBAGE("garbage answers", true),
    /** Half the answer comes. */
    HALF("half an answer comes to", true);

    /** What a process may meet and live on. */
    public static final Set<Harm> FAULTS =
            Collections.unmodifiableSet(EnumSet.range(CALL_FAILS, HALF));

    /** Where a process may be cut off, and the two faults that look the same from outside. */
    static final Set<Harm> CUTS =
            Collections.unmodifiableSet(EnumSet.range(DIES_BEFORE, ANSWER_LOST));

    private final String text;
    private final boolean hasEffect;

    Harm(String text, boolean hasEffect) {
        this.text = text;
        this.hasEffect = hasEffect;
    }

    boolean isDeadly() {
        return this == DIES_BEFORE || this == DIES_AFTER;
    }

    /** Whether the call is made all the same. */
    boolean hasEffect() {
        return hasEffect;
    }

    /** Whether what is to happen at one call happens at another. */
    boolean happens(int at, int call) {
        return switch (this) {
            case STAYS_DOWN -> call >= at;
            case TWO_FAIL -> call == at || call == at + 1;
            default -> call == at;
        };
    }

    /** How much time goes by. */
    Duration takes() {
        return switch (this) {
            case TIMES_OUT -> Duration.ofSeconds(5);
            case SLOW -> Duration.ofSeconds(3);
            default -> Duration.ZERO;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
