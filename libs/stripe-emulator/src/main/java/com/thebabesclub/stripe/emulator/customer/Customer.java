package com.thebabesclub.stripe.emulator.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.Address;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.Shipping;
import com.thebabesclub.stripe.emulator.json.StripeObject;
import com.thebabesclub.stripe.emulator.params.Params;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Somebody who buys; a deleted customer stays, and tells only that it is deleted. */
public record Customer(
        String id,
        long created,
        boolean deleted,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String description,
        @Nullable Address address,
        @Nullable Shipping shipping,
        List<String> preferredLocales,
        String taxExempt,
        Map<String, String> metadata)
        implements StripeObject {

    static Customer create(String id, long now, Params params) {
        return new Customer(
                        id, now, false, null, null, null, null, null, null, List.of(), "none",
                        Map.of())
                .updated(params);
    }

    /** A customer that Checkout makes of what the payer typed. */
    public static Customer ofPayer(String id, long now, @Nullable String name, String email) {
        return new Customer(
                id, now, false, name, email, null, null, null, null, List.of(), "none", Map.of());
    }

    Customer updated(Params params) {
        return new Customer(
                id,
                created,
                deleted,
                changed(params, "name", name),
                changed(params, "email", email),
                changed(params, "phone", phone),
                changed(params, "description", description),
                params.has("address") ? addressOf(params) : address,
                params.has("shipping") ? shippingOf(params) : shipping,
                params.has("preferred_locales")
                        ? params.texts("preferred_locales")
                        : preferredLocales,
                params.text("tax_exempt", taxExempt),
                params.metadata(metadata));
    }

    Customer asDeleted() {
        return new Customer(
                id, created, true, null, null, null, null, null, null, List.of(), taxExempt,
                Map.of());
    }

    private static @Nullable String changed(Params params, String name, @Nullable String before) {
        return params.has(name) ? params.text(name) : before;
    }

    private static @Nullable Address addressOf(Params params) {
        return params.unset("address") ? null : Address.of(params.hash("address"));
    }

    private static @Nullable Shipping shippingOf(Params params) {
        return params.unset("shipping") ? null : Shipping.of(params.hash("shipping"));
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        if (deleted) {
            return Json.deleted(id, "customer");
        }
        ObjectNode json = Json.object(id, "customer");
        json.set("address", address == null ? null : address.json());
        json.put("balance", 0)
                .put("created", created)
                .putNull("currency")
                .putNull("default_source")
                .put("delinquent", false)
                .put("description", description)
                .putNull("discount")
                .put("email", email)
                .put("invoice_prefix", id.substring(id.length() - 8).toUpperCase(Locale.ROOT));
        json.putObject("invoice_settings")
                .putNull("custom_fields")
                .putNull("default_payment_method")
                .putNull("footer")
                .putNull("rendering_options");
        json.put("livemode", false).set("metadata", Json.metadata(metadata));
        json.put("name", name).put("next_invoice_sequence", 1).put("phone", phone);
        json.set("preferred_locales", Json.texts(preferredLocales));
        json.set("shipping", shipping == null ? null : shippingJson(shipping));
        return json.put("tax_exempt", taxExempt).putNull("test_clock");
    }

    private static ObjectNode shippingJson(Shipping shipping) {
        ObjectNode json = Json.hash();
        json.set("address", shipping.address().json());
        return json.put("name", shipping.name()).put("phone", shipping.phone());
    }
}
