package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.profile.Profile;
import com.thebabesclub.commerce.table.AttributeChange;
import com.thebabesclub.commerce.table.Attributes;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A profile as an item. Attributes of others in it are left as they are. */
final class ProfileItemMapper {

    static final String VERSION = "version";
    static final String CUSTOMER = "stripeCustomerId";
    static final String EMAIL_HASH = "stripeEmailHash";

    private static final String DISPLAY_NAME = "displayName";
    private static final String EMAIL = "email";
    private static final String PHONE = "phone";
    private static final String ADDRESS = "shippingAddress";
    private static final String CREATED_AT = "createdAt";
    private static final String UPDATED_AT = "updatedAt";

    private ProfileItemMapper() {}

    static Profile read(String userId, Attributes item) {
        Profile.Details details =
                new Profile.Details(
                        item.findText(DISPLAY_NAME),
                        item.findText(EMAIL),
                        item.findText(PHONE),
                        item.findMap(ADDRESS).map(AddressAttributeMapper::read));
        return new Profile(
                userId,
                item.findNumber(VERSION).orElse(0),
                details,
                item.findText(CUSTOMER),
                item.findText(EMAIL_HASH),
                time(item, CREATED_AT),
                time(item, UPDATED_AT));
    }

    /** The changes that make the item that of the next version. */
    static List<AttributeChange> changes(Profile seen, Profile.Details details, Instant now) {
        List<AttributeChange> changes = new ArrayList<>();
        changes.add(AttributeChange.set(VERSION, seen.version() + 1));
        changes.add(AttributeChange.set("userId", seen.userId()));
        changes.add(AttributeChange.set(CREATED_AT, seen.createdAt().orElse(now).toString()));
        changes.add(AttributeChange.set(UPDATED_AT, now.toString()));
        changes.add(text(DISPLAY_NAME, details.displayName()));
        changes.add(text(EMAIL, details.email()));
        changes.add(text(PHONE, details.phone()));
        changes.add(
                details.shippingAddress()
                        .map(
                                address ->
                                        AttributeChange.set(
                                                ADDRESS, AddressAttributeMapper.of(address)))
                        .orElseGet(() -> AttributeChange.remove(ADDRESS)));
        return changes;
    }

    private static AttributeChange text(String name, Optional<String> value) {
        return value.map(text -> AttributeChange.set(name, text))
                .orElseGet(() -> AttributeChange.remove(name));
    }

    /** Empty for a time in another form, which the legacy Python Lambdas may have written. */
    private static Optional<Instant> time(Attributes item, String name) {
        return item.findText(name)
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
