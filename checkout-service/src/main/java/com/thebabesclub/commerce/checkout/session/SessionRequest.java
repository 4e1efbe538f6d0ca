package com.thebabesclub.commerce.checkout.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.thebabesclub.commerce.checkout.quote.QuoteRequest.Line;
import com.thebabesclub.commerce.http.OptionalText;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A quote that somebody wants to pay.
 *
 * @param items the cart, so that a quote that has expired can be made anew
 * @param userId what the browser says; {@code user_id} is its older name
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "SessionWish",
        additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
        example =
                """
                {"quoteSignature": "v1.k1.1795694000.a1b2.c3d4", "customerEmail": "ann@example.com"}
                """)
public record SessionRequest(
        @NotBlank @Size(max = 256) String quoteSignature,
        @Nullable @Size(min = 1, max = 50) List<@NotNull @Valid Line> items,
        @Nullable @Email @Size(max = 254) String customerEmail,
        @Nullable @Size(max = 256) String userId,
        @JsonProperty("user_id")
                @Schema(name = "user_id", example = "user_1")
                @Nullable
                @Size(max = 256)
                String oldUserId,
        @Nullable String successUrl,
        @Nullable String cancelUrl) {

    public SessionRequest {
        customerEmail = OptionalText.orNull(customerEmail);
        userId = OptionalText.orNull(userId);
        oldUserId = OptionalText.orNull(oldUserId);
        successUrl = OptionalText.orNull(successUrl);
        cancelUrl = OptionalText.orNull(cancelUrl);
    }

    /** Masked: a signature and an e-mail are in it. */
    @Override
    public String toString() {
        return "SessionRequest[…]";
    }
}
