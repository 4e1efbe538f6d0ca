package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.orders.OrderExample;
import com.thebabesclub.commerce.dashboard.orders.OrderReply;
import com.thebabesclub.commerce.domain.order.OrderOwner;
import com.thebabesclub.commerce.domain.order.OrderRecord;
import com.thebabesclub.commerce.domain.order.OrderSource;
import com.thebabesclub.commerce.domain.order.RadarAlert;
import com.thebabesclub.commerce.domain.session.SessionPointer;
import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A session as the shop knows it, with its order.
 *
 * @param order null where the session has none, or its time has run out
 */
@Serdeable
@Schema(name = "FoundOrder", example = OrderLookupReply.EXAMPLE)
record OrderLookupReply(Session session, @Nullable OrderReply order) implements AdminOrdersReply {

    static final String EXAMPLE =
            "{\"session\": " + Session.EXAMPLE + ", \"order\":" + OrderExample.JSON + "}";

    /**
     * The session behind an order.
     *
     * @param userId whose it is; for a guest's order the e-mail or the session's id
     * @param ownerVerified whether a token said so
     * @param source who first told of the order
     * @param evidenceDueBy until when the bank takes evidence of an open dispute; null where it
     *     wants none
     * @param alerts what Stripe's Radar tells of the payment
     */
    @Serdeable
    @Schema(name = "FoundReplySession")
    record Session(
            String sessionId,
            @Schema(
                            type = "string",
                            allowableValues = {
                                "open",
                                "expired",
                                "complete/unpaid",
                                "complete/failed",
                                "complete/free",
                                "complete/paid"
                            })
                    String stage,
            @UtcTime String createdAt,
            long version,
            @Nullable String userId,
            boolean ownerVerified,
            @Nullable String source,
            @Nullable String duplicateOf,
            @Nullable @UtcTime String evidenceDueBy,
            List<Alert> alerts) {

        static final String EXAMPLE =
                """
                {
                  "sessionId": "cs_test_a1b2c3d4",
                  "stage": "complete/paid",
                  "createdAt": "2026-11-26T12:00:00Z",
                  "version": 2,
                  "userId": "user_1",
                  "ownerVerified": true,
                  "source": "webhook",
                  "duplicateOf": null,
                  "evidenceDueBy": null,
                  "alerts": [{
                    "id": "issfr_1",
                    "kind": "fraud_warning",
                    "reason": "misc",
                    "createdAt": "2026-11-26T12:00:00Z",
                    "open": true
                  }]
                }\
                """;
    }

    /**
     * What Stripe's Radar tells of a payment.
     *
     * @param reason Stripe's word for why
     * @param open whether something can still be done about it
     */
    @Serdeable
    @Schema(name = "RadarAlert")
    record Alert(
            String id,
            @Schema(
                            type = "string",
                            allowableValues = {"fraud_warning", "review"})
                    String kind,
            String reason,
            @UtcTime String createdAt,
            boolean open) {

        static Alert of(RadarAlert alert) {
            return new Alert(
                    alert.id(),
                    alert.kind().text(),
                    alert.reason(),
                    alert.created().toString(),
                    alert.open());
        }
    }

    static OrderLookupReply of(SessionPointer pointer, Optional<Attributes> order) {
        Optional<OrderRecord> record = pointer.record();
        Optional<OrderOwner> owner = record.map(OrderRecord::owner).or(pointer::owner);
        return new OrderLookupReply(
                new Session(
                        pointer.sessionId(),
                        pointer.facts().stage().text(),
                        pointer.created().toString(),
                        pointer.version(),
                        owner.map(OrderOwner::userId).orElse(null),
                        owner.map(OrderOwner::verified).orElse(false),
                        record.map(OrderRecord::source).map(OrderSource::text).orElse(null),
                        record.flatMap(OrderRecord::duplicateOf).orElse(null),
                        pointer.facts()
                                .disputes()
                                .evidenceDueBy()
                                .map(Instant::toString)
                                .orElse(null),
                        pointer.facts().alerts().all().stream().map(Alert::of).toList()),
                order.map(OrderReply::of).orElse(null));
    }
}
