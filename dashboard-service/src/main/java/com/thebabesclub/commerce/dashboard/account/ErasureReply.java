package com.thebabesclub.commerce.dashboard.account;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How far an erasure has come.
 *
 * @param complete false where the same call has to be made again
 * @param orders that were blanked by this call
 * @param waiting orders that are paid and not sent yet: they are blanked by themselves once they
 *     are sent or the money is given back, at the latest 90 days after the call
 */
@Serdeable
@Schema(name = "Erasure", example = "{\"complete\": true, \"orders\": 3, \"waiting\": 1}")
public record ErasureReply(boolean complete, long orders, long waiting) {

    /** That nothing of the caller is left. */
    public boolean leavesNothing() {
        return complete && waiting == 0;
    }
}
