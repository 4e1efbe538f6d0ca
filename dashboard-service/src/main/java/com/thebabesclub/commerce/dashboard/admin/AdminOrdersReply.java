package com.thebabesclub.commerce.dashboard.admin;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/** What {@code GET /admin/orders} answers: one order by its name, or the list of a period. */
@Serdeable
@Schema(
        oneOf = {OrderLookupReply.class, OrderListReply.class},
        example = OrderLookupReply.EXAMPLE)
sealed interface AdminOrdersReply permits OrderLookupReply, OrderListReply {}
