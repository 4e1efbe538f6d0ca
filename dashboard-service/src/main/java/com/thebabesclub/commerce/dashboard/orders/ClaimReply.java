package com.thebabesclub.commerce.dashboard.orders;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * What a claim came to.
 *
 * @param claimed the ids of the orders that are the caller's now
 * @param more whether another call may find more
 * @param nextCursor to send along with that call; null where there is no more
 */
@Serdeable
@Schema(
        name = "Claim",
        example = "{\"claimed\": [\"cs_test_a1b2c3d4\"], \"more\": false, \"nextCursor\": null}")
record ClaimReply(List<String> claimed, boolean more, @Nullable String nextCursor) {

    static ClaimReply of(List<String> claimed, Optional<String> nextCursor) {
        return new ClaimReply(claimed, nextCursor.isPresent(), nextCursor.orElse(null));
    }
}
