package com.thebabesclub.commerce.dashboard.admin;

import com.thebabesclub.commerce.dashboard.orders.ParcelReply;
import com.thebabesclub.commerce.domain.order.LineQuantity;
import com.thebabesclub.commerce.domain.order.ShopAction;
import com.thebabesclub.commerce.domain.order.ShopCommand;
import com.thebabesclub.commerce.domain.order.ShopFacts;
import com.thebabesclub.commerce.openapi.UtcTime;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What somebody of the shop has done about an order, or its customer has asked for.
 *
 * @param by the operator; the customer's id for {@code erasure}
 * @param lines the pieces that it was about
 * @param note why, as somebody wrote it, Stripe's word, or which letter
 * @param commandId the command that was a mistake or was refused, where this says so
 * @param voided whether another says so of this one
 */
@Serdeable
@Schema(name = "ShopCommand")
record ShopCommandReply(
        String id,
        @UtcTime String at,
        String by,
        @Schema(
                        type = "string",
                        allowableValues = {
                            "packed",
                            "shipped",
                            "delivered",
                            "returned",
                            "refund",
                            "refund_refused",
                            "cancel",
                            "letter",
                            "erasure",
                            "void"
                        })
                String action,
        List<ParcelReply.Piece> lines,
        @Nullable String note,
        @Nullable String commandId,
        boolean voided) {

    static ShopCommandReply of(ShopCommand command, ShopFacts all) {
        boolean voided = !all.standing().contains(command);
        return switch (command.action()) {
            case ShopAction.Moved moved ->
                    new ShopCommandReply(
                            command.id(),
                            command.at().toString(),
                            command.by(),
                            moved.step().text(),
                            moved.lines().stream().map(ParcelReply.Piece::of).toList(),
                            moved.note().orElse(null),
                            null,
                            voided);
            case ShopAction.RefundRequested asked ->
                    new ShopCommandReply(
                            command.id(),
                            command.at().toString(),
                            command.by(),
                            asked.cancels() ? "cancel" : "refund",
                            asked.lines().stream()
                                    .map(part -> new LineQuantity(part.line(), part.quantity()))
                                    .map(ParcelReply.Piece::of)
                                    .toList(),
                            asked.note().orElse(null),
                            null,
                            voided);
            case ShopAction.RefundRefused refused ->
                    new ShopCommandReply(
                            command.id(),
                            command.at().toString(),
                            command.by(),
                            "refund_refused",
                            List.of(),
                            refused.code(),
                            refused.requestId(),
                            voided);
            case ShopAction.LetterAgain again ->
                    new ShopCommandReply(
                            command.id(),
                            command.at().toString(),
                            command.by(),
                            "letter",
                            List.of(),
                            again.letter().text(),
                            null,
                            voided);
            case ShopAction.ErasureAsked _ ->
                    new ShopCommandReply(
                            command.id(),
                            command.at().toString(),
                            command.by(),
                            "erasure",
                            List.of(),
                            null,
                            null,
                            voided);
            case ShopAction.Voided mistake ->
                    new ShopCommandReply(
                            command.id(),
                            command.at().toString(),
                            command.by(),
                            FulfilmentRequest.VOID,
                            List.of(),
                            null,
                            mistake.commandId(),
                            voided);
        };
    }
}
