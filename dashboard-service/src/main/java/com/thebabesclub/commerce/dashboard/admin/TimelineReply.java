package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What one commit changed of an order.
 *
 * @param version counts the commits of the session; 1 made the session
 * @param at when it was committed
 * @param source who committed: a delivery, the sync, the customer's page, an operator
 * @param cause Stripe's id of the event that was the cause; null where it was none
 * @param by the operator who did it; null where it was none
 * @param changeCount how many changes there were; at most twelve are told
 */
@Serdeable
@Schema(name = "TimelineEntry")
record TimelineReply(
        long version,
        @UtcTime String at,
        String source,
        @Nullable String cause,
        @Nullable String by,
        long changeCount,
        List<Change> changes) {

    /**
     * One change.
     *
     * @param kind what changed; of an e-mail or an address only that it did
     * @param value what it is now; null where the kind says all
     */
    @Serdeable
    @Schema(name = "TimelineChange")
    record Change(
            @Schema(
                            type = "string",
                            allowableValues = {
                                "created",
                                "stage",
                                "amount",
                                "refunded",
                                "refund_status",
                                "dispute",
                                "alert",
                                "duplicate_of",
                                "oversold",
                                "email",
                                "address",
                                "erased",
                                "fulfilment",
                                "refund_requested",
                                "refund_refused",
                                "cancelled",
                                "letter",
                                "erasure_asked",
                                "voided"
                            })
                    String kind,
            @Nullable String value) {}

    static TimelineReply of(Attributes item) {
        return new TimelineReply(
                item.number("version"),
                item.text("at"),
                item.text("source"),
                item.findText("cause").orElse(null),
                item.findText("by").orElse(null),
                item.number("changeCount"),
                item.maps("changes").stream()
                        .map(
                                map ->
                                        new Change(
                                                map.text("kind"),
                                                map.findText("value").orElse(null)))
                        .toList());
    }
}
