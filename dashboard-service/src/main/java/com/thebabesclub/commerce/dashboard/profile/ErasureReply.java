package com.thebabesclub.commerce.dashboard.profile;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * How far an erasure has come.
 *
 * @param complete false where the same call has to be made again
 * @param orders that were blanked by this call
 */
@Serdeable
@Schema(name = "Erasure", example = "{\"complete\": true, \"orders\": 3}")
record ErasureReply(boolean complete, long orders) {}
