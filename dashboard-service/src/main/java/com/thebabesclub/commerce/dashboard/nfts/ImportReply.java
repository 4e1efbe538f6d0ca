package com.thebabesclub.commerce.dashboard.nfts;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** What an import wrote and took away. */
@Serdeable
@Schema(name = "NftImport", example = "{\"imported\": 2, \"removed\": 0}")
record ImportReply(int imported, int removed) {}
