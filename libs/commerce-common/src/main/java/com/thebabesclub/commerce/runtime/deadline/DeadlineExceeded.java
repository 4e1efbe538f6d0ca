package com.thebabesclub.commerce.runtime.deadline;

/** The time for the request has run out; what was not started was not done. */
public final class DeadlineExceeded extends DependencyUnavailable {

    public DeadlineExceeded() {
        super("the time for this request has run out", null);
    }
}
