package com.thebabesclub.commerce.dashboard.account;

import com.thebabesclub.commerce.dashboard.nfts.NftReply;
import com.thebabesclub.commerce.dashboard.orders.OrderExample;
import com.thebabesclub.commerce.dashboard.orders.OrderReply;
import com.thebabesclub.commerce.dashboard.profile.ProfileReply;
import com.thebabesclub.commerce.domain.order.OrderNote;
import com.thebabesclub.commerce.openapi.UtcTime;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A page of what is kept of a customer.
 *
 * @param profile on the first page, where there is one
 * @param stripeCustomerId under which Stripe keeps what it has of them; on the first page
 * @param notes what the shop's people have written about these orders
 * @param nextCursor for the page after this; null where this is the last
 */
@Serdeable
@Schema(
        name = "Export",
        example =
                """
                {
                  "userId": "user_1",
                  "exportedAt": "2026-11-26T12:00:00Z",
                  "profile": null,
                  "stripeCustomerId": "cus_1",
                  "notes": [{
                    "orderId": "cs_test_a1b2c3d4",
                    "at": "2026-11-26T12:05:00Z",
                    "text": "Asked for another address by telephone."
                  }],
                  "nfts": [],
                  "nextCursor": null,
                  "unreadable": 0,
                  "orders":\
                """
                        + "["
                        + OrderExample.JSON
                        + "]}")
record ExportReply(
        String userId,
        @UtcTime String exportedAt,
        @Nullable ProfileReply profile,
        @Nullable String stripeCustomerId,
        List<OrderReply> orders,
        List<Note> notes,
        List<NftReply> nfts,
        @Nullable String nextCursor,
        int unreadable) {

    /** What somebody of the shop has written about an order; not who. */
    @Serdeable
    @Schema(name = "ExportedNote")
    record Note(String orderId, @UtcTime String at, String text) {

        static Note of(OrderReply order, OrderNote note) {
            return new Note(order.orderId(), note.at().toString(), note.text());
        }
    }
}
