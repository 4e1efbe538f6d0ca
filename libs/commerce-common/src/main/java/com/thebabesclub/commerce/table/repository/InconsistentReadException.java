package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;

/** A session's items were read while a commit changed them: some are of before, some of after. */
final class InconsistentReadException extends DependencyUnavailable {

    InconsistentReadException() {
        super("a session was read across a commit", null);
    }
}
