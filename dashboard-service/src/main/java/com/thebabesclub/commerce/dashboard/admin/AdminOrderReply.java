package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.orders.OrderExample;
import com.thebabesclub.commerce.dashboard.orders.OrderReply;
import com.thebabesclub.commerce.openapi.UtcTime;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * All that the shop knows of one order.
 *
 * @param order null where the session has none, or its time has run out
 * @param timeline the oldest commit first, at most a hundred
 * @param acts of the shop's people, the newest first, at most a hundred
 * @param fulfilment how far its pieces are; null where there is no order
 * @param refunds what may be given back and what was asked for; null where there is no order
 * @param erasureAskedAt when its customer asked to be forgotten, who is as soon as it is sent or
 *     given back; null where nobody asked, or it is done
 * @param notes of the shop's people, the oldest first, at most a hundred
 * @param balance what it brought, as of the last sync: empty until then
 */
@Serdeable
@Schema(name = "AdminOrder", example = AdminOrderReply.EXAMPLE)
record AdminOrderReply(
        OrderLookupReply.Session session,
        @Nullable OrderReply order,
        List<TimelineReply> timeline,
        List<ActReply> acts,
        List<NoteReply> notes,
        @Nullable FulfilmentReply fulfilment,
        @Nullable RefundOrderReply refunds,
        @Nullable @UtcTime String erasureAskedAt,
        List<BalanceReply> balance) {

    static final String EXAMPLE =
            "{\"session\": "
                    + OrderLookupReply.Session.EXAMPLE
                    + """
                    , "timeline": [{
                      "version": 2,
                      "at": "2026-11-26T12:01:00Z",
                      "source": "webhook",
                      "cause": "evt_1",
                      "by": null,
                      "changeCount": 2,
                      "changes": [
                        {"kind": "created", "value": "BC-A1B2C3D4"},
                        {"kind": "stage", "value": "complete/paid"}
                      ]
                    }], "acts": [{
                      "act": "replay",
                      "at": "2026-11-26T12:03:00Z",
                      "by": "operator_1",
                      "cause": "evt_1"
                    }], "notes": [\
                    """
                    + NoteReply.EXAMPLE
                    + "], \"fulfilment\":"
                    + FulfilmentReply.EXAMPLE
                    + ", \"refunds\":"
                    + RefundOrderReply.EXAMPLE
                    + ", \"balance\": [{\"currency\": \"usd\", \"amount\": 6000, \"fee\": 204, \"net\": 5796}]"
                    + ", \"erasureAskedAt\": null"
                    + ", \"order\":"
                    + OrderExample.JSON
                    + "}";
}
