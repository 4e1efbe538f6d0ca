package com.thebabesclub.commerce.deadline;

import org.jspecify.annotations.Nullable;

/**
 * Something that was needed did not answer in time. The request was not at fault and may be made
 * again; HTTP says 503.
 */
public abstract class Unavailable extends RuntimeException {

    protected Unavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
