package com.thebabesclub.stripe.emulator.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.stripe.emulator.customer.Customer;
import com.thebabesclub.stripe.emulator.customer.Customers;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.payment.Payer;
import com.thebabesclub.stripe.emulator.payment.PaymentMethod;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Makes a session of its parameters, or refuses them as Stripe does. */
final class SessionFactory {

    private static final long SHORTEST = 30 * 60;
    private static final long LONGEST = 24 * 60 * 60;

    private final Scene scene;
    private final SessionLines sessionLines;
    private final Customers customers;
    private final Discounts discounts;
    private final ShippingRates shippingRates;
    private final Supplier<String> pageUrl;

    SessionFactory(
            Scene scene,
            SessionLines sessionLines,
            Customers customers,
            Discounts discounts,
            ShippingRates shippingRates,
            Supplier<String> pageUrl) {
        this.scene = scene;
        this.sessionLines = sessionLines;
        this.customers = customers;
        this.discounts = discounts;
        this.shippingRates = shippingRates;
        this.pageUrl = pageUrl;
    }

    CheckoutSession create(Params params) {
        requireHostedPayment(params);
        String successUrl = params.requiredText("success_url");
        long expiresAt = expiresAt(params);
        Customer customer = customer(params);
        SessionLines.Draft lines = sessionLines.draft(params);
        String currency = lines.currency();
        List<ShippingOption> options =
                params.hashes("shipping_options").stream()
                        .map(option -> shippingRates.offered(option, currency))
                        .toList();
        Discount discount = discounts.requested(params, currency, lines.subtotal());
        Amounts amounts =
                Amounts.of(
                        lines.items(),
                        discount,
                        options.isEmpty() ? null : options.getFirst(),
                        BigDecimal.ZERO);
        amounts.requireChargeable(currency);
        sessionLines.keep(lines);
        Terms terms =
                new Terms(
                        pageUrl.get(),
                        currency,
                        expiresAt,
                        successUrl,
                        params.text("cancel_url"),
                        params.text("client_reference_id"),
                        params.text("customer_email"),
                        params.text("customer_creation"),
                        params.text("locale"),
                        methodTypes(params, currency),
                        params.hash("shipping_address_collection").texts("allowed_countries"),
                        options,
                        params.flag("allow_promotion_codes"),
                        params.hash("automatic_tax").flag("enabled", false),
                        params.hash("payment_intent_data"),
                        echoes(params));
        return new CheckoutSession(
                "cs_test_a1" + scene.ids().next("", 56),
                scene.now(),
                terms,
                amounts,
                discount,
                Progress.open(
                        amounts.total() == 0,
                        customer == null ? null : customer.id(),
                        knownPayer(customer, params.text("customer_email"))),
                params.metadata());
    }

    private static void requireHostedPayment(Params params) {
        if (!params.requiredText("mode").equals("payment")) {
            throw StripeError.invalid(
                    "mode", "This emulator of Stripe has sessions in `payment` mode only.");
        }
        if (!params.text("ui_mode", "hosted").startsWith("hosted")) {
            throw StripeError.invalid(
                    "ui_mode", "This emulator of Stripe has the hosted page only.");
        }
    }

    private long expiresAt(Params params) {
        Long sent = params.number("expires_at");
        if (sent == null) {
            return scene.now() + LONGEST;
        }
        if (sent < scene.now() + SHORTEST) {
            throw StripeError.invalid(
                    "expires_at",
                    "The `expires_at` timestamp must be at least 30 minutes from Checkout Session"
                            + " creation.");
        }
        if (sent > scene.now() + LONGEST) {
            throw StripeError.invalid(
                    "expires_at",
                    "The `expires_at` timestamp must be less than 24 hours from Checkout Session"
                            + " creation.");
        }
        return sent;
    }

    private @Nullable Customer customer(Params params) {
        String id = params.text("customer");
        return id == null ? null : customers.referenced(id, "customer");
    }

    private static List<String> methodTypes(Params params, String currency) {
        List<String> sent = params.texts("payment_method_types");
        if (!sent.isEmpty()) {
            return sent;
        }
        List<String> types = new ArrayList<>(List.of("card"));
        PaymentMethod.delayedType(currency).ifPresent(types::add);
        return List.copyOf(types);
    }

    private static @Nullable Payer knownPayer(@Nullable Customer customer, @Nullable String email) {
        if (customer != null) {
            return new Payer(
                    customer.email(), customer.name(), customer.phone(), customer.address());
        }
        return email == null ? null : new Payer(email, null, null, null);
    }

    private static Map<String, JsonNode> echoes(Params params) {
        Map<String, JsonNode> echoes = new HashMap<>();
        for (String name : SessionShape.ECHOES.names()) {
            JsonNode sent = params.json(name);
            if (sent != null) {
                echoes.put(name, sent);
            }
        }
        return Map.copyOf(echoes);
    }
}
