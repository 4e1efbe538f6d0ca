package com.thebabesclub.commerce.dashboard.orders;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/**
 * What a claim came to.
 *
 * @param claimed the ids of the orders that are the caller's now
 * @param more whether the same call again may find more
 */
@Serdeable
@Schema(name = "Claim", example = "{\"claimed\": [\"cs_test_a1b2c3d4\"], \"more\": false}")
record ClaimReply(List<String> claimed, boolean more) {

    static final ClaimReply NOTHING = new ClaimReply(List.of(), false);
}
