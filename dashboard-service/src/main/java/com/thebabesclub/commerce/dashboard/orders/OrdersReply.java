package com.thebabesclub.commerce.dashboard.orders;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of orders.
 *
 * @param nextCursor for the page after this; null where this is the last
 */
@Serdeable
record OrdersReply(List<OrderReply> orders, @Nullable String nextCursor) {}
