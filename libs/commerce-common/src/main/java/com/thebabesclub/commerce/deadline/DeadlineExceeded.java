package com.thebabesclub.commerce.deadline;

/** The time for the request has run out; what was not started was not done. */
public final class DeadlineExceeded extends Unavailable {

    public DeadlineExceeded() {
        super("the time for this request has run out", null);
    }
}
