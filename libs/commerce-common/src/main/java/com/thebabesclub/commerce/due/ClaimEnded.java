package com.thebabesclub.commerce.due;

import com.thebabesclub.commerce.deadline.Unavailable;

/** The lease of a claim is over: another may have the task by now. */
final class ClaimEnded extends Unavailable {

    ClaimEnded() {
        super("the claim of a due task has ended", null);
    }
}
