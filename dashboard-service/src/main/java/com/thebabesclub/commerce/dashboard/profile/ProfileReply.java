package com.thebabesclub.commerce.dashboard.profile;

import com.thebabesclub.commerce.identity.Caller;
import com.thebabesclub.commerce.openapi.UtcTime;
import com.thebabesclub.commerce.order.ShippingAddress;
import com.thebabesclub.commerce.profile.Profile;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A profile as its owner sees it.
 *
 * @param version to send along with a change; 0 before the first
 * @param email what the customer saved, else that of the token
 */
@Serdeable
@Schema(
        name = "Profile",
        example =
                """
                {
                  "userId": "user_1",
                  "version": 3,
                  "displayName": "Ann Lee",
                  "email": "ann@example.com",
                  "phone": "+1 416 555 0100",
                  "shippingAddress": {
                    "name": "Ann Lee", "line1": "1 Main St", "line2": null, "city": "Toronto",
                    "state": "ON", "postalCode": "M5V 1A1", "country": "CA"
                  },
                  "createdAt": "2026-11-01T12:00:00Z",
                  "updatedAt": "2026-11-26T12:00:00Z"
                }
                """)
public record ProfileReply(
        String userId,
        long version,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String phone,
        @Nullable Address shippingAddress,
        @UtcTime @Nullable String createdAt,
        @UtcTime @Nullable String updatedAt) {

    /** Where goods are sent by default. */
    @Serdeable
    public record Address(
            @Nullable String name,
            @Nullable String line1,
            @Nullable String line2,
            @Nullable String city,
            @Nullable String state,
            @Nullable String postalCode,
            @Nullable String country) {

        static Address of(ShippingAddress address) {
            return new Address(
                    address.name().orElse(null),
                    address.line1().orElse(null),
                    address.line2().orElse(null),
                    address.city().orElse(null),
                    address.state().orElse(null),
                    address.postalCode().orElse(null),
                    address.country().orElse(null));
        }
    }

    public static ProfileReply of(Profile profile, Caller caller) {
        Profile.Details details = profile.details();
        return new ProfileReply(
                profile.userId(),
                profile.version(),
                details.displayName().orElse(null),
                details.email().or(caller::email).orElse(null),
                details.phone().orElse(null),
                details.shippingAddress().map(Address::of).orElse(null),
                profile.createdAt().map(Instant::toString).orElse(null),
                profile.updatedAt().map(Instant::toString).orElse(null));
    }
}
