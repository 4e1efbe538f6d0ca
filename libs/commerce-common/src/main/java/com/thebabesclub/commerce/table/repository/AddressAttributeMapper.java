package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.table.Attributes;

import java.util.Optional;

/** An address as a map in an item: of a session, an order or a profile. */
public final class AddressAttributeMapper {

    private AddressAttributeMapper() {}

    /** An address under the names that the owner gave its parts. */
    public static Attributes of(ShippingAddress address) {
        return Attributes.map()
                .put("name", address.name())
                .put("line1", address.line1())
                .put("line2", address.line2())
                .put("city", address.city())
                .put("state", address.state())
                .put("postalCode", address.postalCode())
                .put("country", address.country())
                .build();
    }

    /** An address of somebody else's: a map of what may not be texts, or a text alone. */
    static Optional<ShippingAddress> readWritten(Attributes item, String name) {
        return item.findMapIfAny(name)
                .map(AddressAttributeMapper::readWritten)
                .or(() -> item.findWritten(name).map(AddressAttributeMapper::ofOneLine));
    }

    private static ShippingAddress readWritten(Attributes map) {
        return new ShippingAddress(
                map.findWritten("name"),
                map.findWritten("line1"),
                map.findWritten("line2"),
                map.findWritten("city"),
                map.findWritten("state"),
                map.findWritten("postalCode"),
                map.findWritten("country"));
    }

    private static ShippingAddress ofOneLine(String text) {
        Optional<String> none = Optional.empty();
        return new ShippingAddress(none, Optional.of(text), none, none, none, none, none);
    }

    public static ShippingAddress read(Attributes map) {
        return new ShippingAddress(
                map.findText("name"),
                map.findText("line1"),
                map.findText("line2"),
                map.findText("city"),
                map.findText("state"),
                map.findText("postalCode"),
                map.findText("country"));
    }
}
