package com.thebabesclub.commerce.settlement;

import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;
import com.thebabesclub.commerce.table.WriteRefused;

/** Somebody else committed first: nothing is written, and this much is known now. */
final class CommitConflictException extends DependencyUnavailable {

    private final transient RetryContext context;

    CommitConflictException(RetryContext context, WriteRefused refused) {
        super("a settlement lost its race", refused);
        this.context = context;
    }

    RetryContext retryContext() {
        return context;
    }
}
