package com.thebabesclub.commerce.dashboard.export;

import com.thebabesclub.commerce.dashboard.nfts.NftReply;
import com.thebabesclub.commerce.dashboard.orders.OrderReply;
import com.thebabesclub.commerce.dashboard.profile.ProfileReply;

import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of what is kept of a customer.
 *
 * @param profile on the first page, where there is one
 * @param stripeCustomerId under which Stripe keeps what it has of them; on the first page
 * @param nextCursor for the page after this; null where this is the last
 */
@Serdeable
record ExportReply(
        String userId,
        String exportedAt,
        @Nullable ProfileReply profile,
        @Nullable String stripeCustomerId,
        List<OrderReply> orders,
        List<NftReply> nfts,
        @Nullable String nextCursor,
        int unreadable) {}
