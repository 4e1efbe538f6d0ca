package com.thebabesclub.commerce.dashboard.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

/**
 * What an order is looked for by: exactly one of the first four.
 *
 * @param number BC-…
 * @param session cs_…
 * @param payment pi_…
 * @param email that the order was bought with; it stands in the body, since an address is logged on
 *     the way
 * @param limit how many orders of an e-mail on a page
 * @param cursor nextCursor of the page before; good for this caller and this e-mail only
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "OrderSearch", example = "{\"email\": \"ann@example.com\"}")
@JsonIgnoreProperties(ignoreUnknown = false)
record OrderSearchRequest(
        @Nullable @Size(max = 256) String number,
        @Nullable @Size(max = 256) String session,
        @Nullable @Size(max = 256) String payment,
        @Nullable @Size(max = 254) String email,
        @Nullable @Min(1) @Max(20) Integer limit,
        @Nullable @Size(max = 2048) String cursor) {

    /** Masked: it may have an e-mail. */
    @Override
    public String toString() {
        return "OrderSearchRequest[]";
    }
}
