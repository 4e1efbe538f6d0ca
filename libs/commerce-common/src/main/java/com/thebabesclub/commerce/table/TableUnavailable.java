package com.thebabesclub.commerce.table;

import com.thebabesclub.commerce.deadline.Unavailable;

/** The table did not answer, was throttled or broke down. Whether a write happened is not known. */
public final class TableUnavailable extends Unavailable {

    TableUnavailable(Throwable cause) {
        super("the table is not available", cause);
    }
}
