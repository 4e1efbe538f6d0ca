package com.thebabesclub.stripe.emulator.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.Address;
import com.thebabesclub.stripe.emulator.json.Json;

import org.jspecify.annotations.Nullable;

/** What the payer typed about themselves. */
public record Payer(
        @Nullable String email,
        @Nullable String name,
        @Nullable String phone,
        @Nullable Address address) {

    private static final Address NOWHERE = new Address(null, null, null, null, null, null);

    ObjectNode billingDetails() {
        ObjectNode json = Json.hash();
        json.set("address", (address == null ? NOWHERE : address).json());
        return json.put("email", email).put("name", name).put("phone", phone).putNull("tax_id");
    }
}
