package com.thebabesclub.commerce.checkout.quote;

import com.thebabesclub.commerce.checkout.pricing.Cart;
import com.thebabesclub.commerce.checkout.pricing.CartItem;
import com.thebabesclub.commerce.domain.catalog.Catalog;
import com.thebabesclub.commerce.domain.catalog.Product;
import com.thebabesclub.commerce.domain.catalog.Variant;
import com.thebabesclub.commerce.http.Problem;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a cart of what was asked for: skus in upper case without blanks, equal lines merged, all of
 * it in the catalogue. What cannot be sold is a problem that names the line.
 */
final class CartParser {

    private final Catalog catalog;
    private final List<CartItem> items = new ArrayList<>();

    private CartParser(Catalog catalog) {
        this.catalog = catalog;
    }

    static Cart of(List<QuoteRequest.Line> lines, Catalog catalog) {
        CartParser requested = new CartParser(catalog);
        for (int i = 0; i < lines.size(); i++) {
            requested.add(lines.get(i), "items[" + i + "]");
        }
        return new Cart(requested.items);
    }

    private void add(QuoteRequest.Line line, String path) {
        Product product = product(line.sku(), path + ".sku");
        Optional<Variant> variant = variant(product, line.variantId(), path + ".variantId");
        if (pieces(product) + line.quantity() > product.quantityLimit()) {
            throw problem(
                    "quantity_limit",
                    "There may be no more than "
                            + product.quantityLimit()
                            + " pieces of this product in a cart.",
                    path + ".quantity");
        }
        put(new CartItem(product, variant, line.quantity()));
    }

    private int pieces(Product product) {
        int pieces = 0;
        for (CartItem item : items) {
            pieces += item.product().sku().equals(product.sku()) ? item.quantity() : 0;
        }
        return pieces;
    }

    private void put(CartItem more) {
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).isLike(more)) {
                items.set(i, items.get(i).plus(more.quantity()));
                return;
            }
        }
        items.add(more);
    }

    private Product product(String sku, String path) {
        Product product =
                catalog.product(sku.strip().toUpperCase(Locale.ROOT))
                        .orElseThrow(
                                () ->
                                        problem(
                                                "unknown_product",
                                                "There is no such product.",
                                                path));
        if (!product.active()) {
            throw problem("product_unavailable", "This product is not sold at the moment.", path);
        }
        return product;
    }

    private static Optional<Variant> variant(
            Product product, @Nullable String variantId, String path) {
        if (variantId == null) {
            return product.unnamedVariant(
                    () -> problem("variant_required", "Say which variant of this product.", path));
        }
        return Optional.of(
                product.variant(variantId)
                        .orElseThrow(
                                () ->
                                        problem(
                                                "unknown_variant",
                                                "There is no such variant of this product.",
                                                path)));
    }

    private static RuntimeException problem(String code, String sentence, String path) {
        return Problem.badRequest(code, sentence)
                .withViolations(List.of(new Problem.Violation(path, sentence)))
                .exception();
    }
}
