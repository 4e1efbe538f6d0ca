package com.thebabesclub.commerce.dashboard.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.dashboard.profile.PlainTextNormalizer;
import com.thebabesclub.commerce.domain.order.RefundPolicy;
import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.openapi.MinorUnits;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Money of an order to be given back: an amount, or pieces of its lines and what was paid for
 * shipping.
 *
 * @param amount in minor units of the order's currency; not beside lines and shipping
 * @param lines the pieces
 * @param shipping gives back what was paid for shipping, too
 * @param reason Stripe's word for why
 * @param note of the shop's own
 * @param restock whether the counted pieces of the lines can be sold again; only beside lines
 */
@Serdeable
@Schema(
        name = "RefundOrderRequest",
        example =
                """
                {
                  "lines": [{"sku": "N-RED", "quantity": 1}],
                  "reason": "requested_by_customer",
                  "note": "Arrived broken."
                }
                """)
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = false)
record RefundOrderRequest(
        @Nullable @Min(1) @Max(99_999_999) @MinorUnits Long amount,
        @Nullable @Valid @Size(max = 50) List<LineRequest> lines,
        @Nullable Boolean shipping,
        @Nullable
                @Pattern(
                        regexp = RefundOrderRequest.REASON,
                        message = "must be a reason that Stripe knows")
                @Schema(
                        type = "string",
                        allowableValues = {"duplicate", "fraudulent", "requested_by_customer"})
                String reason,
        @Nullable
                @Size(max = 500)
                @Pattern(
                        regexp = PlainTextNormalizer.PLAIN,
                        message = PlainTextNormalizer.NOT_PLAIN)
                String note,
        @Nullable Boolean restock) {

    static final String REASON = "duplicate|fraudulent|requested_by_customer";

    RefundOrderRequest {
        note = PlainTextNormalizer.of(note).orElse(null);
    }

    /** What tells it from another request. */
    String digest() {
        return RequestDigest.of(
                String.valueOf(lines),
                amount
                        + " "
                        + ofShipping()
                        + " "
                        + reason
                        + " "
                        + note
                        + (isRestocked() ? " restock" : ""));
    }

    /** A problem where it is not one of the two. */
    ShopDecision decision() {
        List<LineRequest> pieces = Optional.ofNullable(lines).orElse(List.of());
        boolean ofLines = !pieces.isEmpty() || ofShipping();
        if (ofLines == (amount != null)) {
            throw Problem.invalid("amount", "or lines or shipping must be given, and only one")
                    .exception();
        }
        if (isRestocked() && pieces.isEmpty()) {
            throw Problem.invalid("restock", "needs lines").exception();
        }
        return Optional.ofNullable(amount)
                .map(sum -> RefundPolicy.ofAmount(sum, why(), remark()))
                .orElseGet(
                        () ->
                                RefundPolicy.ofLines(
                                        LineRequest.wanted(pieces),
                                        ofShipping(),
                                        why(),
                                        remark(),
                                        isRestocked()));
    }

    private boolean ofShipping() {
        return Boolean.TRUE.equals(shipping);
    }

    private boolean isRestocked() {
        return Boolean.TRUE.equals(restock);
    }

    private Optional<String> why() {
        return Optional.ofNullable(reason);
    }

    private Optional<String> remark() {
        return Optional.ofNullable(note);
    }
}
