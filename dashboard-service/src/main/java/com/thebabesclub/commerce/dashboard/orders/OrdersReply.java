package com.thebabesclub.commerce.dashboard.orders;

import com.thebabesclub.commerce.dashboard.page.Listed;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of orders.
 *
 * @param nextCursor for the page after this; null where this is the last
 * @param unreadable orders of this page that are stored in a form that cannot be read
 */
@Serdeable
@Schema(
        name = "Orders",
        example = "{\"orders\":[" + OrderExample.JSON + "],\"nextCursor\":null,\"unreadable\":0}")
record OrdersReply(List<OrderReply> orders, @Nullable String nextCursor, int unreadable) {

    static OrdersReply of(Listed<OrderReply> page) {
        return new OrdersReply(page.records(), page.nextCursor().orElse(null), page.unreadable());
    }
}
