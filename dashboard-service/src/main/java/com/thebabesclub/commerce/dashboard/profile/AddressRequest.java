package com.thebabesclub.commerce.dashboard.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.http.Problem;
import com.thebabesclub.commerce.stripe.ShippingCountries;

import io.micronaut.serde.annotation.Serdeable;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An address that a parcel can be sent to: whatever an order can hold, since customers save where
 * they had something sent.
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = false)
record AddressRequest(
        @Nullable
                @Size(max = ShippingAddress.LONGEST_PART)
                @Pattern(
                        regexp = PlainTextNormalizer.PLAIN,
                        message = PlainTextNormalizer.NOT_PLAIN)
                String name,
        @NotBlank
                @Size(max = ShippingAddress.LONGEST_PART)
                @Pattern(
                        regexp = PlainTextNormalizer.PLAIN,
                        message = PlainTextNormalizer.NOT_PLAIN)
                String line1,
        @Nullable
                @Size(max = ShippingAddress.LONGEST_PART)
                @Pattern(
                        regexp = PlainTextNormalizer.PLAIN,
                        message = PlainTextNormalizer.NOT_PLAIN)
                String line2,
        @Nullable
                @Size(max = ShippingAddress.LONGEST_PART)
                @Pattern(
                        regexp = PlainTextNormalizer.PLAIN,
                        message = PlainTextNormalizer.NOT_PLAIN)
                String city,
        @Nullable
                @Size(max = ShippingAddress.LONGEST_PART)
                @Pattern(
                        regexp = PlainTextNormalizer.PLAIN,
                        message = PlainTextNormalizer.NOT_PLAIN)
                String state,
        @Nullable
                @Size(max = ShippingAddress.LONGEST_PART)
                @Pattern(
                        regexp = PlainTextNormalizer.PLAIN,
                        message = PlainTextNormalizer.NOT_PLAIN)
                String postalCode,
        @NotBlank @Size(max = 2) String country) {

    /** Stripe sends to more than these, such as Kosovo, and not to all of them. */
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** As it will be kept, so that this is what is measured and looked at. */
    AddressRequest {
        name = PlainTextNormalizer.of(name).orElse(null);
        line1 = PlainTextNormalizer.of(line1).orElse("");
        line2 = PlainTextNormalizer.of(line2).orElse(null);
        city = PlainTextNormalizer.of(city).orElse(null);
        state = PlainTextNormalizer.of(state).orElse(null);
        postalCode = PlainTextNormalizer.of(postalCode).orElse(null);
        country = PlainTextNormalizer.of(country).orElse("");
    }

    ShippingAddress address() {
        String code = country.toUpperCase(Locale.ROOT);
        if (!COUNTRIES.contains(code) && !ShippingCountries.has(code)) {
            throw Problem.invalid(
                            "shippingAddress.country",
                            "must be a country's two letters, such as US")
                    .exception();
        }
        return new ShippingAddress(
                Optional.ofNullable(name),
                Optional.of(line1),
                Optional.ofNullable(line2),
                Optional.ofNullable(city),
                Optional.ofNullable(state),
                Optional.ofNullable(postalCode).map(text -> text.toUpperCase(Locale.ROOT)),
                Optional.of(code));
    }
}
