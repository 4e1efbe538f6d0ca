package com.thebabesclub.stripe.emulator.checkout;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.stripe.emulator.catalog.Price;
import com.thebabesclub.stripe.emulator.catalog.Prices;
import com.thebabesclub.stripe.emulator.catalog.Product;
import com.thebabesclub.stripe.emulator.customer.Customer;
import com.thebabesclub.stripe.emulator.customer.Customers;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.Currencies;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.payment.Payer;
import com.thebabesclub.stripe.emulator.payment.PaymentMethod;
import com.thebabesclub.stripe.emulator.store.ObjectStore;

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
    private final Prices prices;
    private final ObjectStore<Product> products;
    private final Customers customers;
    private final Discounts discounts;
    private final Supplier<String> pageUrl;

    SessionFactory(
            Scene scene,
            Prices prices,
            ObjectStore<Product> products,
            Customers customers,
            Discounts discounts,
            Supplier<String> pageUrl) {
        this.scene = scene;
        this.prices = prices;
        this.products = products;
        this.customers = customers;
        this.discounts = discounts;
        this.pageUrl = pageUrl;
    }

    CheckoutSession create(Params params) {
        requireHostedPayment(params);
        String successUrl = params.requiredText("success_url");
        long expiresAt = expiresAt(params);
        List<Params> sent = lines(params);
        Customer customer = customer(params);
        List<LineItem> lines = sent.stream().map(this::line).toList();
        String currency = currency(params, lines);
        List<ShippingOption> options = shippingOptions(params, currency);
        Discount discount =
                discounts.requested(
                        params, currency, lines.stream().mapToLong(LineItem::subtotal).sum());
        Amounts amounts =
                Amounts.of(
                        lines,
                        discount,
                        options.isEmpty() ? null : options.getFirst(),
                        BigDecimal.ZERO);
        requireChargeable(amounts, currency);
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

    private static List<Params> lines(Params params) {
        List<Params> lines = params.hashes("line_items");
        if (lines.isEmpty()) {
            throw StripeError.missingParameter("line_items");
        }
        for (Params line : lines) {
            if (!line.has("price") && !line.has("price_data")) {
                throw StripeError.missingParameter(line.name("price_data"));
            }
            if (!line.has("quantity")) {
                throw StripeError.missingParameter(line.name("quantity"));
            }
            if (line.number("quantity", 0) == 0 && !line.has("adjustable_quantity")) {
                throw StripeError.invalid(
                        line.name("quantity"),
                        "parameter_invalid_integer",
                        "This value must be greater than or equal to 1.");
            }
        }
        return lines;
    }

    private @Nullable Customer customer(Params params) {
        String id = params.text("customer");
        return id == null ? null : customers.referenced(id, "customer");
    }

    private LineItem line(Params line) {
        String id = line.text("price");
        Price price =
                id == null
                        ? prices.inline(line.hash("price_data"))
                        : activePrice(id, line.name("price"));
        Product product = products.get(price.product(), "id");
        long quantity = line.number("quantity", 1);
        return new LineItem(
                scene.ids().next("li_1"),
                scene.now(),
                product.name(),
                price,
                quantity,
                line.metadata(),
                price.times(quantity),
                0,
                0);
    }

    private Price activePrice(String id, String param) {
        Price price = prices.store().referenced(id, param);
        if (!price.active()) {
            throw StripeError.conflict(
                    "price_inactive",
                    param,
                    "The price specified is inactive. This field only accepts active prices.");
        }
        return price;
    }

    private static String currency(Params params, List<LineItem> lines) {
        String currency = params.text("currency", lines.getFirst().price().currency());
        for (LineItem line : lines) {
            if (!line.price().currency().equals(currency)) {
                throw StripeError.invalid(
                        "line_items",
                        "You cannot combine currencies on a Checkout Session: all prices must be in"
                                + " %s, but one is in %s."
                                        .formatted(currency, line.price().currency()));
            }
        }
        return currency;
    }

    private List<ShippingOption> shippingOptions(Params params, String currency) {
        List<ShippingOption> options = new ArrayList<>();
        for (Params option : params.hashes("shipping_options")) {
            String rate = option.text("shipping_rate");
            if (rate != null) {
                throw StripeError.noSuch("shipping rate", rate, option.name("shipping_rate"));
            }
            if (!option.has("shipping_rate_data")) {
                throw StripeError.missingParameter(option.name("shipping_rate_data"));
            }
            ShippingOption made =
                    ShippingOption.of(scene.ids().next("shr_1"), option.hash("shipping_rate_data"));
            if (!made.currency().equals(currency)) {
                throw StripeError.invalid(
                        option.name("shipping_rate_data"),
                        "Shipping rates must be in the currency of the line items, which is %s."
                                .formatted(currency));
            }
            options.add(made);
        }
        return List.copyOf(options);
    }

    static void requireChargeable(Amounts amounts, String currency) {
        long total = amounts.total();
        long least = Currencies.leastCharge(currency);
        if (total > 0 && total < least) {
            throw StripeError.invalid(
                    "line_items",
                    "amount_too_small",
                    "The Checkout Session's total amount due must add up to at least %s %s"
                            .formatted(Currencies.display(least, currency), currency));
        }
        if (total > 99_999_999) {
            throw StripeError.invalid(
                    "line_items",
                    "amount_too_large",
                    "The Checkout Session's total amount due must be no more than %s %s"
                            .formatted(Currencies.display(99_999_999, currency), currency));
        }
        if (total % Currencies.step(currency) != 0) {
            throw StripeError.invalid(
                    "line_items",
                    "invalid_charge_amount",
                    "Amounts in %s must be divisible by %d."
                            .formatted(currency, Currencies.step(currency)));
        }
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
