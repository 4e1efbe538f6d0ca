package com.thebabesclub.stripe.emulator.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;

import org.jspecify.annotations.Nullable;

/** A postal address. */
public record Address(
        @Nullable String city,
        @Nullable String country,
        @Nullable String line1,
        @Nullable String line2,
        @Nullable String postalCode,
        @Nullable String state) {

    /** How an address is sent. */
    public static final HashShape SHAPE =
            HashShape.hash()
                    .optional("city", Shapes.unsettable(Shapes.text()))
                    .optional("country", Shapes.unsettable(Shapes.text(2)))
                    .optional("line1", Shapes.unsettable(Shapes.text()))
                    .optional("line2", Shapes.unsettable(Shapes.text()))
                    .optional("postal_code", Shapes.unsettable(Shapes.text()))
                    .optional("state", Shapes.unsettable(Shapes.text()));

    public static Address of(Params params) {
        return new Address(
                params.text("city"),
                params.text("country"),
                params.text("line1"),
                params.text("line2"),
                params.text("postal_code"),
                params.text("state"));
    }

    /** Reads an address out of JSON with Stripe's own field names. */
    public static Address of(JsonNode json) {
        return new Address(
                text(json, "city"),
                text(json, "country"),
                text(json, "line1"),
                text(json, "line2"),
                text(json, "postal_code"),
                text(json, "state"));
    }

    public ObjectNode json() {
        return Json.hash()
                .put("city", city)
                .put("country", country)
                .put("line1", line1)
                .put("line2", line2)
                .put("postal_code", postalCode)
                .put("state", state);
    }

    private static @Nullable String text(JsonNode json, String field) {
        return json.path(field).asText(null);
    }
}
