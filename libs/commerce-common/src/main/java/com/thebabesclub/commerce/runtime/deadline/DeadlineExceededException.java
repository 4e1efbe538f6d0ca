package com.thebabesclub.commerce.runtime.deadline;

/** The time for the request has run out; what was not started was not done. */
public final class DeadlineExceededException extends DependencyUnavailable {

    public DeadlineExceededException() {
        super("the time for this request has run out", null);
    }
}
