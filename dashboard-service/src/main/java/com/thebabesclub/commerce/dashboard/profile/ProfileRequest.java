package com.thebabesclub.commerce.dashboard.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.domain.profile.Profile;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The whole profile as the customer wants it, and the version that they saw, unless {@code
 * If-Match} says it: what is left out is removed. Nothing else may stand in it, so that a {@code
 * stripeCustomerId} or a {@code role} is refused and not overlooked.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        name = "ProfileChange",
        example =
                """
                {
                  "version": 2,
                  "displayName": "Ann Lee",
                  "email": "ann@example.com",
                  "phone": "+1 416 555 0100",
                  "shippingAddress": {
                    "name": "Ann Lee", "line1": "1 Main St", "line2": null, "city": "Toronto",
                    "state": "ON", "postalCode": "M5V 1A1", "country": "CA"
                  }
                }
                """)
@JsonIgnoreProperties(ignoreUnknown = false)
record ProfileRequest(
        @Nullable @Min(0) Long version,
        @Nullable
                @Size(max = 80)
                @Pattern(regexp = PlainTextValidator.PLAIN, message = PlainTextValidator.NOT_PLAIN)
                String displayName,
        @Nullable @Size(max = PlainTextValidator.LONGEST_EMAIL) String email,
        @Nullable @Pattern(regexp = "\\+?[0-9 ().-]{5,24}", message = "must be a telephone number")
                String phone,
        @Nullable @Valid AddressRequest shippingAddress) {

    /** As it will be kept, so that this is what is measured and looked at. */
    ProfileRequest {
        displayName = PlainTextValidator.of(displayName).orElse(null);
        email = PlainTextValidator.of(email).orElse(null);
        phone = PlainTextValidator.of(phone).orElse(null);
    }

    Profile.Details details() {
        return new Profile.Details(
                Optional.ofNullable(displayName),
                PlainTextValidator.email(email),
                Optional.ofNullable(phone),
                Optional.ofNullable(shippingAddress).map(AddressRequest::address));
    }
}
