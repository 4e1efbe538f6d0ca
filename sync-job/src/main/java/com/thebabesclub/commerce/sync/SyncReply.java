package com.thebabesclub.commerce.sync;

import java.util.Locale;

/** The body of the function's answer. */
sealed interface SyncReply permits OrdersReply, OutboxReply {

    /** A word of the answer. */
    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
