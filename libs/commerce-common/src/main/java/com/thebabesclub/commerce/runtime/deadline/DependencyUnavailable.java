package com.thebabesclub.commerce.runtime.deadline;

import org.jspecify.annotations.Nullable;

/**
 * Something that was needed did not answer in time. The request was not at fault and may be made
 * again; HTTP says 503.
 */
public abstract class DependencyUnavailable extends RuntimeException {

    protected DependencyUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
