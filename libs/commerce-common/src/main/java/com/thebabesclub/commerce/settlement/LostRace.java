package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.deadline.Unavailable;
import com.thebabesclub.commerce.table.WriteRefused;

/** Somebody else committed first: nothing is written, and this much is known now. */
final class LostRace extends Unavailable {

    private final transient Taught taught;

    LostRace(Taught taught, WriteRefused refused) {
        super("a settlement lost its race", refused);
        this.taught = taught;
    }

    Taught taught() {
        return taught;
    }
}
