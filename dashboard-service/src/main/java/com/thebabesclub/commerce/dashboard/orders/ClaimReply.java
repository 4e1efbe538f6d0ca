package com.thebabesclub.commerce.dashboard.orders;

import io.micronaut.serde.annotation.Serdeable;

import java.util.List;

/**
 * What a claim came to.
 *
 * @param claimed the ids of the orders that are the caller's now
 * @param more whether the same call again may find more
 */
@Serdeable
record ClaimReply(List<String> claimed, boolean more) {

    static final ClaimReply NOTHING = new ClaimReply(List.of(), false);
}
