package com.thebabesclub.commerce.dashboard.admin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.thebabesclub.commerce.domain.order.Letter;
import com.thebabesclub.commerce.domain.order.ShopDecision;
import com.thebabesclub.commerce.http.Problem;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.constraints.NotNull;

/**
 * A letter to be sent again.
 *
 * @param letter that the order stands; of the parcel that was sent last; what was given back in all
 */
@Serdeable
@Schema(name = "LetterRequest", example = "{\"letter\": \"confirmed\"}")
@JsonIgnoreProperties(ignoreUnknown = false)
record LetterRequest(
        @NotNull
                @Schema(
                        type = "string",
                        allowableValues = {"confirmed", "shipped", "refunded"})
                String letter) {

    /** What tells it from another request. */
    String digest() {
        return RequestDigest.of("letter", letter);
    }

    ShopDecision decision() {
        return Letter.ofText(letter)
                .orElseThrow(() -> Problem.invalid("letter", "is none that there is").exception())
                .again();
    }
}
