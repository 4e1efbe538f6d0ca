package com.thebabesclub.commerce.domain.profile;

import com.thebabesclub.commerce.domain.order.ShippingAddress;

import java.time.Instant;
import java.util.Optional;

/**
 * A customer's profile.
 *
 * @param version counts what the customer has saved; 0 before the first time
 * @param details what the customer writes
 * @param stripeCustomerId what we write: their customer in Stripe
 * @param stripeEmailHash a hash of customer and e-mail as Stripe was last told it
 */
public record Profile(
        String userId,
        long version,
        Details details,
        Optional<String> stripeCustomerId,
        Optional<String> stripeEmailHash,
        Optional<Instant> createdAt,
        Optional<Instant> updatedAt) {

    /** What customers change themselves, all of it at once. */
    public record Details(
            Optional<String> displayName,
            Optional<String> email,
            Optional<String> phone,
            Optional<ShippingAddress> shippingAddress) {

        public static final Details NONE =
                new Details(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        @Override
        public String toString() {
            return "Details[…]";
        }
    }

    /** The profile of somebody who has never saved one. */
    public static Profile none(String userId) {
        return new Profile(
                userId,
                0,
                Details.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Override
    public String toString() {
        return "Profile[v" + version + "]";
    }
}
