package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.domain.profile.Profile;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A profile as an item. Attributes of others in it are left as they are, and so is what the legacy
 * Python Lambdas wrote in another form: it is read as far as it goes, and a save that does not
 * change it does not write it.
 */
final class ProfileItemMapper {

    static final String VERSION = "version";
    static final String CUSTOMER = "stripeCustomerId";
    static final String EMAIL_HASH = "stripeEmailHash";

    private static final String DISPLAY_NAME = "displayName";
    private static final String EMAIL = "email";
    private static final String PHONE = "phone";
    private static final String ADDRESS = "shippingAddress";
    static final String CREATED_AT = "createdAt";
    private static final String UPDATED_AT = "updatedAt";

    private ProfileItemMapper() {}

    static Profile read(String userId, Attributes item) {
        Profile.Details details =
                new Profile.Details(
                        item.findWritten(DISPLAY_NAME),
                        item.findWritten(EMAIL),
                        item.findWritten(PHONE),
                        AddressAttributeMapper.readWritten(item, ADDRESS));
        return new Profile(
                userId,
                version(item),
                details,
                customer(item),
                item.findWritten(EMAIL_HASH),
                time(item, CREATED_AT),
                time(item, UPDATED_AT));
    }

    /** The Stripe customer; empty where what stands there is no id. */
    static Optional<String> customer(Attributes item) {
        return item.findTextIfAny(CUSTOMER).filter(id -> !id.isBlank());
    }

    private static long version(Attributes item) {
        return item.findWritten(VERSION)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .map(Long::valueOf)
                .orElse(0L);
    }

    /**
     * The changes that make the item that of the next version.
     *
     * @param isDated it says when it was made, in whatever form
     */
    static List<AttributeChange> changes(
            Profile seen, Profile.Details details, boolean isDated, Instant now) {
        List<AttributeChange> changes = new ArrayList<>();
        changes.add(AttributeChange.set(VERSION, seen.version() + 1));
        changes.add(AttributeChange.set("userId", seen.userId()));
        changes.add(AttributeChange.set(UPDATED_AT, now.toString()));
        if (!isDated) {
            changes.add(AttributeChange.set(CREATED_AT, now.toString()));
        }
        Profile.Details old = seen.details();
        text(DISPLAY_NAME, old.displayName(), details.displayName()).ifPresent(changes::add);
        text(EMAIL, old.email(), details.email()).ifPresent(changes::add);
        text(PHONE, old.phone(), details.phone()).ifPresent(changes::add);
        address(old.shippingAddress(), details.shippingAddress()).ifPresent(changes::add);
        return changes;
    }

    private static Optional<AttributeChange> text(
            String name, Optional<String> seen, Optional<String> value) {
        return change(name, seen, value, text -> AttributeChange.set(name, text));
    }

    private static Optional<AttributeChange> address(
            Optional<ShippingAddress> seen, Optional<ShippingAddress> value) {
        return change(
                ADDRESS,
                seen,
                value,
                address -> AttributeChange.set(ADDRESS, AddressAttributeMapper.of(address)));
    }

    /** Empty where nothing changes, so that what was written in another form stays. */
    private static <T> Optional<AttributeChange> change(
            String name, Optional<T> seen, Optional<T> value, Function<T, AttributeChange> set) {
        return seen.equals(value)
                ? Optional.empty()
                : Optional.of(value.map(set).orElseGet(() -> AttributeChange.remove(name)));
    }

    /** Empty for a time in another form, which the legacy Python Lambdas may have written. */
    private static Optional<Instant> time(Attributes item, String name) {
        return item.findWritten(name)
                .flatMap(
                        text -> {
                            try {
                                return Optional.of(Instant.parse(text));
                            } catch (DateTimeParseException foreign) {
                                return Optional.empty();
                            }
                        });
    }
}
