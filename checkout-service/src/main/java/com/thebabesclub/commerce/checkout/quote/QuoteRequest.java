package com.thebabesclub.commerce.checkout.quote;

import io.micronaut.serde.annotation.Serdeable;

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
public record QuoteRequest(
        @NotEmpty @Size(max = 50) List<@NotNull @Valid Line> items,
        @Nullable @Size(max = 512) String cartToken,
        @Nullable String website) {

    /** Pieces of a product. */
    @Serdeable
    public record Line(
            @NotBlank @Size(max = 64) String sku,
            @Min(1) @Max(99) int quantity,
            @Nullable @Size(max = 64) String variantId) {}
}
