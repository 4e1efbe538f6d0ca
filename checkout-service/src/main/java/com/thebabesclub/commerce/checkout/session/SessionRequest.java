package com.thebabesclub.commerce.checkout.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.thebabesclub.commerce.checkout.quote.QuoteRequest.Line;
import com.thebabesclub.commerce.http.BlankTextNormalizer;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * A quote that somebody wants to pay.
 *
 * @param items the cart, so that a quote that has expired can be made anew; ignored until then
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
        @Serdeable.Deserializable(using = UnreadItemsDeserializer.class)
                @ArraySchema(
                        schema = @Schema(implementation = Line.class),
                        minItems = 1,
                        maxItems = 50)
                @Nullable List<@Nullable Object> items,
        @Schema(format = "email")
                @Nullable
                @Pattern(regexp = EMAIL, message = "must be a well-formed email address")
                @Size(max = 254)
                String customerEmail,
        @Nullable @Size(max = 256) String userId,
        @JsonProperty("user_id")
                @Schema(name = "user_id", example = "user_1")
                @Nullable
                @Size(max = 256)
                String oldUserId,
        @Nullable String successUrl,
        @Nullable String cancelUrl) {

    /**
     * No group is repeated in it: that of the framework's {@code @Email} overflows the stack on a
     * long domain, whatever {@code @Size} says.
     */
    private static final String EMAIL = "(?!.*\\.\\.)[^\\s@]{1,64}@[^\\s@.-][^\\s@]*";

    public SessionRequest {
        customerEmail = BlankTextNormalizer.orNull(customerEmail);
        userId = BlankTextNormalizer.orNull(userId);
        oldUserId = BlankTextNormalizer.orNull(oldUserId);
        successUrl = BlankTextNormalizer.orNull(successUrl);
        cancelUrl = BlankTextNormalizer.orNull(cancelUrl);
    }

    /** Of any form: who needs them reads them. */
    Optional<List<@Nullable Object>> cart() {
        return Optional.ofNullable(items);
    }

    /** Masked: a signature and an e-mail are in it. */
    @Override
    public String toString() {
        return "SessionRequest[…]";
    }
}
