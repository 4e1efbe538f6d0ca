package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.table.Attributes;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What somebody of the shop did about an order.
 *
 * @param by the operator who did it
 * @param cause the id of what it was done with: of the event that was replayed
 */
@Serdeable
@Schema(name = "OperatorAct")
record ActReply(
        @Schema(
                        type = "string",
                        allowableValues = {"replay"})
                String act,
        @UtcTime String at,
        String by,
        String cause) {

    static ActReply of(Attributes item) {
        return new ActReply(item.text("act"), item.text("at"), item.text("by"), item.text("cause"));
    }
}
