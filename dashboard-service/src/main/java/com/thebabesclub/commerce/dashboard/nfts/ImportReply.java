package com.thebabesclub.commerce.dashboard.nfts;

import io.micronaut.serde.annotation.Serdeable;

/** What an import wrote and took away. */
@Serdeable
record ImportReply(int imported, int removed) {}
