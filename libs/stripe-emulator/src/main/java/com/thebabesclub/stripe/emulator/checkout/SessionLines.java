package com.thebabesclub.stripe.emulator.checkout;

import com.thebabesclub.stripe.emulator.catalog.Price;
import com.thebabesclub.stripe.emulator.catalog.Prices;
import com.thebabesclub.stripe.emulator.catalog.Product;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.store.ObjectStore;

import java.util.List;

/** Makes a new session's lines, and the prices and products that are made on the way. */
final class SessionLines {

    private final Scene scene;
    private final Prices prices;
    private final ObjectStore<Product> products;

    SessionLines(Scene scene, Prices prices, ObjectStore<Product> products) {
        this.scene = scene;
        this.prices = prices;
        this.products = products;
    }

    /** All lines; nothing is made if one of them is wrong in itself. */
    List<LineItem> of(Params params) {
        return checked(params).stream().map(this::line).toList();
    }

    /** The one currency of all prices. */
    static String currency(Params params, List<LineItem> lines) {
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

    private static List<Params> checked(Params params) {
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
}
