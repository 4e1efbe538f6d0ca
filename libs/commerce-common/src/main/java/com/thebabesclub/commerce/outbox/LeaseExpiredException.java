package com.thebabesclub.commerce.outbox;

import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;

/** The lease of a claim is over: another may have the task by now. */
final class LeaseExpiredException extends DependencyUnavailable {

    LeaseExpiredException() {
        super("the claim of a due task has ended", null);
    }
}
