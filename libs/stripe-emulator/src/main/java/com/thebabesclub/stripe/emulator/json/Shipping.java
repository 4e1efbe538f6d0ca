package com.thebabesclub.stripe.emulator.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;

import org.jspecify.annotations.Nullable;

/** Where goods go, and to whom. */
public record Shipping(@Nullable String name, @Nullable String phone, Address address) {

    /** How shipping is sent. */
    public static final HashShape SHAPE =
            HashShape.hash()
                    .required("address", Address.SHAPE)
                    .required("name", Shapes.text())
                    .optional("phone", Shapes.text());

    public static Shipping of(Params params) {
        return new Shipping(
                params.text("name"), params.text("phone"), Address.of(params.hash("address")));
    }

    /** As a session writes it: who and where. */
    public ObjectNode sessionJson() {
        ObjectNode json = Json.hash();
        json.set("address", address.json());
        return json.put("name", name);
    }

    /** As payment intents, charges and customers write it. */
    public ObjectNode json() {
        ObjectNode json = Json.hash();
        json.set("address", address.json());
        return json.putNull("carrier")
                .put("name", name)
                .put("phone", phone)
                .putNull("tracking_number");
    }
}
