package com.thebabesclub.commerce.dashboard.admin;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The orders that were found, the newest first.
 *
 * @param nextCursor for the page after this; null where this is the last
 */
@Serdeable
@Schema(name = "FoundOrders", example = OrderSearchReply.EXAMPLE)
record OrderSearchReply(List<OrderLookupReply> orders, @Nullable String nextCursor) {

    static final String EXAMPLE =
            "{\"orders\": [" + OrderLookupReply.EXAMPLE + "], \"nextCursor\": null}";
}
