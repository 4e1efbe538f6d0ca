package com.thebabesclub.commerce.checkout.quote;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.http.BlankTextNormalizer;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A cart whose price is asked for.
 *
 * @param cartToken what we answered last time
 * @param website a field that no person sees and no person fills in
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "QuoteWish",
        additionalProperties = Schema.AdditionalPropertiesValue.TRUE,
        example =
                """
                {"items": [{"sku": "N-RED", "quantity": 2}]}
                """)
public record QuoteRequest(
        @NotEmpty @Size(max = 50) List<@NotNull @Valid Line> items,
        @Nullable @Size(max = 512) String cartToken,
        @Nullable String website) {

    public QuoteRequest {
        cartToken = BlankTextNormalizer.orNull(cartToken);
        website = BlankTextNormalizer.orNull(website);
    }

    /** Pieces of a product. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "CartLine", additionalProperties = Schema.AdditionalPropertiesValue.TRUE)
    public record Line(
            @NotBlank @Size(max = 64) String sku,
            @Min(1) @Max(99) int quantity,
            @Nullable @Size(max = 64) String variantId) {

        public Line {
            variantId = BlankTextNormalizer.orNull(variantId);
        }
    }
}
