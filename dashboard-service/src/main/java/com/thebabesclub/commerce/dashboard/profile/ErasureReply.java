package com.thebabesclub.commerce.dashboard.profile;

import io.micronaut.serde.annotation.Serdeable;

/**
 * How far an erasure has come.
 *
 * @param complete false where the same call has to be made again
 * @param orders that were blanked by this call
 */
@Serdeable
record ErasureReply(boolean complete, long orders) {}
