package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.domain.order.OrderNote;
import com.thebabesclub.commerce.openapi.UtcTime;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What somebody of the shop has written about an order.
 *
 * @param by the operator who wrote it
 */
@Serdeable
@Schema(name = "OrderNote", example = NoteReply.EXAMPLE)
record NoteReply(String id, @UtcTime String at, String by, String text) {

    static final String EXAMPLE =
            """
            {
              "id": "4e07408562bedb8b60ce05c1decfe3ad",
              "at": "2026-11-26T12:05:00Z",
              "by": "operator_1",
              "text": "Asked for another address by telephone."
            }\
            """;

    static NoteReply of(OrderNote note) {
        return new NoteReply(note.id(), note.at().toString(), note.by(), note.text());
    }
}
