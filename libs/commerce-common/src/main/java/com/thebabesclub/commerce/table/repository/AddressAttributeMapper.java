package com.thebabesclub.commerce.table.repository;

import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.table.Attributes;

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
