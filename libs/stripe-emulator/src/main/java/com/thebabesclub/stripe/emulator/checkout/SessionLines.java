package com.thebabesclub.stripe.emulator.checkout;

import com.thebabesclub.stripe.emulator.catalog.InlinePrice;
import com.thebabesclub.stripe.emulator.catalog.Price;
import com.thebabesclub.stripe.emulator.catalog.Prices;
import com.thebabesclub.stripe.emulator.catalog.Product;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.store.ObjectStore;

import java.util.ArrayList;
import java.util.List;

/** Makes a new session's lines, and the prices and products that are made on the way. */
final class SessionLines {

    private static final long MOST = 999_999;

    /**
     * Lines that may become a session's.
     *
     * @param inline the prices that are made on the way
     */
    record Draft(List<LineItem> items, List<InlinePrice> inline) {

        String currency() {
            return items.getFirst().price().currency();
        }

        /** Minor units. */
        long subtotal() {
            return items.stream().mapToLong(LineItem::subtotal).sum();
        }
    }

    private final Scene scene;
    private final Prices prices;
    private final ObjectStore<Product> products;

    SessionLines(Scene scene, Prices prices, ObjectStore<Product> products) {
        this.scene = scene;
        this.prices = prices;
        this.products = products;
    }

    /** All lines, of which nothing is kept yet. */
    Draft draft(Params params) {
        List<InlinePrice> inline = new ArrayList<>();
        List<LineItem> items = checked(params).stream().map(line -> line(line, inline)).toList();
        requireOneCurrency(params, items);
        return new Draft(items, inline);
    }

    /** Keeps the prices and products that were made on the way. */
    void keep(Draft draft) {
        draft.inline().forEach(prices::keep);
    }

    private static void requireOneCurrency(Params params, List<LineItem> lines) {
        String currency = params.text("currency", lines.getFirst().price().currency());
        for (LineItem line : lines) {
            if (!line.price().currency().equals(currency)) {
                throw StripeError.invalid(
                        "line_items",
                        ("You cannot combine currencies on a Checkout Session: all prices must be"
                                        + " in %s, but one is in %s.")
                                .formatted(currency, line.price().currency()));
            }
        }
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
            if (line.number("quantity", 0) > MOST) {
                throw StripeError.invalid(
                        line.name("quantity"),
                        "parameter_invalid_integer",
                        "This value must be less than or equal to " + MOST + ".");
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

    private LineItem line(Params line, List<InlinePrice> inline) {
        String id = line.text("price");
        if (id != null) {
            Price price = activePrice(id, line.name("price"));
            return item(line, price, products.get(price.product(), "id"));
        }
        InlinePrice made = prices.draft(line.hash("price_data"));
        inline.add(made);
        return item(line, made.price(), made.product());
    }

    private LineItem item(Params line, Price price, Product product) {
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
