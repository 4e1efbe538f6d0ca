package com.thebabesclub.commerce.dashboard.profile;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.domain.profile.DetailsPatch;
import com.thebabesclub.commerce.domain.profile.DetailsPatch.Field;
import com.thebabesclub.commerce.domain.profile.Profile;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The profile as the customer wants it. With the version that they saw, here or as {@code
 * If-Match}, it is the whole profile: what is left out is removed. Without one, what is left out
 * stays as it is, and {@code null} removes. What {@code GET} answers can be sent back: of that,
 * {@code userId}, {@code createdAt} and {@code updatedAt} are ignored. Nothing else may stand in
 * it, so that a {@code stripeCustomerId} or a {@code role} is refused and not overlooked.
 */
// A class with setters: a record's constructor cannot tell null from a field that is not there.
@Serdeable.Deserializable
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
final class ProfileRequest {

    private final Set<Field> written = EnumSet.noneOf(Field.class);

    @Nullable
    @Min(0)
    private Long version;

    @Nullable
    @Size(max = 80)
    @Pattern(regexp = PlainTextNormalizer.PLAIN, message = PlainTextNormalizer.NOT_PLAIN)
    private String displayName;

    @Nullable
    @Size(max = PlainTextNormalizer.LONGEST_EMAIL)
    private String email;

    @Nullable
    @Pattern(regexp = "\\+?[0-9 ().-]{5,24}", message = "must be a telephone number")
    private String phone;

    @Nullable @Valid private AddressRequest shippingAddress;

    Optional<Long> seenVersion() {
        return Optional.ofNullable(version);
    }

    DetailsPatch patch() {
        return new DetailsPatch(details(), written);
    }

    Profile.Details details() {
        return new Profile.Details(
                Optional.ofNullable(displayName),
                PlainTextNormalizer.email(email),
                Optional.ofNullable(phone),
                Optional.ofNullable(shippingAddress).map(AddressRequest::address));
    }

    public @Nullable Long getVersion() {
        return version;
    }

    public void setVersion(@Nullable Long version) {
        this.version = version;
    }

    public @Nullable String getDisplayName() {
        return displayName;
    }

    public void setDisplayName(@Nullable String typed) {
        written.add(Field.DISPLAY_NAME);
        displayName = kept(typed);
    }

    public @Nullable String getEmail() {
        return email;
    }

    public void setEmail(@Nullable String typed) {
        written.add(Field.EMAIL);
        email = kept(typed);
    }

    public @Nullable String getPhone() {
        return phone;
    }

    public void setPhone(@Nullable String typed) {
        written.add(Field.PHONE);
        phone = kept(typed);
    }

    public @Nullable AddressRequest getShippingAddress() {
        return shippingAddress;
    }

    public void setShippingAddress(@Nullable AddressRequest address) {
        written.add(Field.SHIPPING_ADDRESS);
        shippingAddress = address;
    }

    @Schema(description = "ignored")
    public void setUserId(@Nullable String ignored) {
        // Nobody can be named but the bearer of the token.
    }

    @Schema(description = "ignored")
    public void setCreatedAt(@Nullable String ignored) {
        // The time of the first save.
    }

    @Schema(description = "ignored")
    public void setUpdatedAt(@Nullable String ignored) {
        // The time of the last save.
    }

    /** As it will be kept, so that this is what is measured and looked at. */
    private static @Nullable String kept(@Nullable String typed) {
        return PlainTextNormalizer.of(typed).orElse(null);
    }
}
