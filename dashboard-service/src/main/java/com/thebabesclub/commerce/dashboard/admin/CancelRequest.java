package com.thebabesclub.commerce.dashboard.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.dashboard.profile.PlainTextNormalizer;
import com.thebabesclub.commerce.domain.order.RefundPolicy;
import com.thebabesclub.commerce.domain.order.ShopDecision;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * That nothing of an order is to be.
 *
 * @param reason Stripe's word for why
 * @param note of the shop's own
 * @param restock whether counted pieces that were not sent can be sold again; they can unless it is
 *     false
 */
@Serdeable
@Schema(name = "CancelRequest", example = "{\"reason\": \"requested_by_customer\"}")
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = false)
record CancelRequest(
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

    CancelRequest {
        note = PlainTextNormalizer.of(note).orElse(null);
    }

    /** What tells it from another request. */
    String digest() {
        return RequestDigest.of("cancel", reason + " " + note + (isRestocked() ? "" : " gone"));
    }

    ShopDecision decision() {
        return RefundPolicy.cancel(
                Optional.ofNullable(reason), Optional.ofNullable(note), isRestocked());
    }

    private boolean isRestocked() {
        return !Boolean.FALSE.equals(restock);
    }
}
