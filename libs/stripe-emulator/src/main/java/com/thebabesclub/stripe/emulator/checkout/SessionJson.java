package com.thebabesclub.stripe.emulator.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.Shipping;
import com.thebabesclub.stripe.emulator.payment.Payer;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** Writes a session in each version of the API. */
final class SessionJson {

    /** Told back as they were sent, null where they were not. */
    private static final List<String> ECHOES =
            List.of(
                    "after_expiration",
                    "billing_address_collection",
                    "consent_collection",
                    "custom_text",
                    "origin_context",
                    "saved_payment_method_options",
                    "submit_type",
                    "wallet_options");

    private SessionJson() {}

    static ObjectNode of(CheckoutSession session, ApiVersion version) {
        Terms terms = session.terms();
        Progress progress = session.progress();
        ObjectNode json = Json.object(session.id(), "checkout.session");
        json.putObject("adaptive_pricing").put("enabled", false);
        json.put("allow_promotion_codes", terms.allowPromotionCodes())
                .put("amount_subtotal", session.amounts().subtotal())
                .put("amount_total", session.amounts().total());
        json.set("automatic_tax", automaticTax(session));
        json.put("cancel_url", terms.cancelUrl())
                .put("client_reference_id", terms.clientReferenceId())
                .putNull("client_secret");
        if (version.collectsInformation()) {
            json.set("collected_information", collected(progress.shipping(), version));
        }
        json.putNull("consent")
                .put("created", session.created())
                .put("currency", terms.currency())
                .putNull("currency_conversion")
                .set("custom_fields", terms.echoes().getOrDefault("custom_fields", Json.array()));
        json.put("customer", progress.customer())
                .putNull("customer_account")
                .put("customer_creation", customerCreation(session));
        json.set("customer_details", customerDetails(progress.payer(), version));
        json.put("customer_email", terms.customerEmail());
        json.set("discounts", discounts(session.discount()));
        json.put("expires_at", terms.expiresAt())
                .putNull("integration_identifier")
                .putNull("invoice");
        json.set("invoice_creation", invoiceCreation(terms));
        json.put("livemode", false)
                .put("locale", terms.locale())
                .set("metadata", Json.metadata(session.metadata()));
        json.putNull("managed_payments")
                .put("mode", "payment")
                .put("payment_intent", progress.paymentIntent())
                .putNull("payment_link")
                .put("payment_method_collection", session.free() ? "if_required" : "always")
                .putNull("payment_method_configuration_details");
        json.set(
                "payment_method_options",
                terms.echoes().getOrDefault("payment_method_options", Json.hash()));
        json.set("payment_method_types", Json.texts(terms.methodTypes()));
        json.put("payment_status", text(progress.paymentStatus())).putNull("permissions");
        json.putObject("phone_number_collection").put("enabled", collectsPhone(terms));
        json.putNull("recovered_from").putNull("setup_intent");
        shipping(json, session, version);
        json.put("status", text(progress.status()))
                .putNull("subscription")
                .put("success_url", terms.successUrl());
        json.putObject("total_details")
                .put("amount_discount", session.amounts().discount())
                .put("amount_shipping", session.amounts().shipping())
                .put("amount_tax", session.amounts().tax());
        json.put("ui_mode", version.callsHostedHostedPage() ? "hosted_page" : "hosted")
                .put("url", session.url());
        ECHOES.forEach(name -> json.set(name, terms.echoes().get(name)));
        return json;
    }

    private static void shipping(ObjectNode json, CheckoutSession session, ApiVersion version) {
        Terms terms = session.terms();
        Shipping shipping = session.progress().shipping();
        if (version.callsShippingDetailsShipping()) {
            json.set("shipping", shipping == null ? null : shipping.sessionJson());
        } else if (!version.collectsInformation()) {
            json.set("shipping_details", shipping == null ? null : shipping.sessionJson());
        }
        if (terms.collectsShipping()) {
            json.putObject("shipping_address_collection")
                    .set("allowed_countries", Json.texts(terms.shippingCountries()));
        } else {
            json.putNull("shipping_address_collection");
        }
        ArrayNode options = json.putArray("shipping_options");
        terms.shippingOptions().forEach(option -> options.add(option.json()));
        json.set("shipping_cost", shippingCost(session));
    }

    private static @Nullable ObjectNode shippingCost(CheckoutSession session) {
        Amounts amounts = session.amounts();
        return session.amounts().shippingOption() == null
                ? null
                : Json.hash()
                        .put("amount_subtotal", amounts.shipping())
                        .put("amount_tax", amounts.shippingTax())
                        .put("amount_total", amounts.shipping() + amounts.shippingTax())
                        .put("shipping_rate", session.amounts().shippingOption().id());
    }

    private static ObjectNode automaticTax(CheckoutSession session) {
        boolean enabled = session.terms().automaticTax();
        ObjectNode json = Json.hash().put("enabled", enabled);
        if (!enabled) {
            return json.putNull("liability").putNull("provider").putNull("status");
        }
        json.putObject("liability").put("type", "self");
        return json.put("provider", "stripe")
                .put(
                        "status",
                        session.progress().taxed() ? "complete" : "requires_location_inputs");
    }

    private static @Nullable ObjectNode collected(@Nullable Shipping shipping, ApiVersion version) {
        if (shipping == null) {
            return null;
        }
        ObjectNode json = Json.hash();
        if (version.namesDiscountSources()) {
            json.putNull("business_name").putNull("individual_name");
        }
        json.set("shipping_details", shipping.sessionJson());
        return json;
    }

    private static @Nullable ObjectNode customerDetails(@Nullable Payer payer, ApiVersion version) {
        if (payer == null) {
            return null;
        }
        ObjectNode json = Json.hash();
        json.set("address", payer.address() == null ? null : payer.address().json());
        if (version.namesDiscountSources()) {
            json.putNull("business_name").putNull("individual_name");
        }
        json.put("email", payer.email())
                .put("name", payer.name())
                .put("phone", payer.phone())
                .put("tax_exempt", "none");
        if (payer.name() == null) {
            json.putNull("tax_ids");
        } else {
            json.putArray("tax_ids");
        }
        return json;
    }

    private static ArrayNode discounts(@Nullable Discount discount) {
        ArrayNode discounts = Json.array();
        if (discount != null) {
            discounts
                    .addObject()
                    .put("coupon", discount.promotionCode() == null ? discount.coupon() : null)
                    .put("promotion_code", discount.promotionCode());
        }
        return discounts;
    }

    private static JsonNode invoiceCreation(Terms terms) {
        JsonNode sent = terms.echoes().get("invoice_creation");
        ObjectNode json = Json.hash();
        json.put("enabled", sent != null && sent.path("enabled").asBoolean());
        ObjectNode data = json.putObject("invoice_data");
        data.putNull("account_tax_ids")
                .putNull("custom_fields")
                .putNull("description")
                .putNull("footer")
                .putNull("issuer");
        data.putObject("metadata");
        data.putNull("rendering_options");
        return json;
    }

    private static @Nullable String customerCreation(CheckoutSession session) {
        Terms terms = session.terms();
        return terms.customerCreation() == null && session.progress().customer() == null
                ? "if_required"
                : terms.customerCreation();
    }

    private static boolean collectsPhone(Terms terms) {
        JsonNode sent = terms.echoes().get("phone_number_collection");
        return sent != null && sent.path("enabled").asBoolean();
    }

    private static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
