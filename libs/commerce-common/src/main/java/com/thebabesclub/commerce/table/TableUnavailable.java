package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;

import java.util.Objects;

/** The table did not answer, was throttled or broke down. Whether a write happened is not known. */
public final class TableUnavailable extends DependencyUnavailable {

    TableUnavailable(Throwable cause) {
        super("the table is not available", cause);
    }

    /** True where we may not use it, or there is none: asking again does not help. */
    public boolean isDenied() {
        return Transaction.isDenied(cause());
    }

    /** True where there is no such table. */
    public boolean isMissing() {
        return Transaction.isMissing(cause());
    }

    private Throwable cause() {
        return Objects.requireNonNullElse(getCause(), this);
    }
}
