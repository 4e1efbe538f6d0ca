package com.thebabesclub.commerce.domain.profile;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A change of some details and not of others.
 *
 * @param details what the written fields become: empty removes one
 * @param written all other fields stay as they are
 */
public record DetailsPatch(Profile.Details details, Set<Field> written) {

    /** What customers can write. */
    public enum Field {
        DISPLAY_NAME,
        EMAIL,
        PHONE,
        SHIPPING_ADDRESS
    }

    public DetailsPatch {
        written = Set.copyOf(written);
    }

    public Profile.Details appliedTo(Profile.Details kept) {
        return new Profile.Details(
                value(Field.DISPLAY_NAME, Profile.Details::displayName, kept),
                value(Field.EMAIL, Profile.Details::email, kept),
                value(Field.PHONE, Profile.Details::phone, kept),
                value(Field.SHIPPING_ADDRESS, Profile.Details::shippingAddress, kept));
    }

    private <T> Optional<T> value(
            Field field, Function<Profile.Details, Optional<T>> reader, Profile.Details kept) {
        return reader.apply(written.contains(field) ? details : kept);
    }

    @Override
    public String toString() {
        return "DetailsPatch" + written;
    }
}
