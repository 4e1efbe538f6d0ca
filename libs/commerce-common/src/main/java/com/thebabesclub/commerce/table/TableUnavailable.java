package com.thebabesclub.commerce.table;

/** The table did not answer, was throttled or broke down. Whether a write happened is not known. */
public final class TableUnavailable extends RuntimeException {

    TableUnavailable(Throwable cause) {
        super("the table is not available", cause);
    }
}
