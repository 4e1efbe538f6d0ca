package com.thebabesclub.stripe.emulator.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Numbers;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shape;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import java.math.BigDecimal;
import java.util.List;

/** The prices of the account: https://docs.stripe.com/api/prices. */
public final class Prices {

    private static final long GREATEST = 99_999_999;
    private static final Shape TAX_BEHAVIOR =
            Shapes.choice("exclusive", "inclusive", "unspecified");

    private static final HashShape AMOUNT =
            HashShape.hash()
                    .required("currency", Shapes.currency())
                    .optional("unit_amount", Numbers.nonNegative())
                    .optional("unit_amount_decimal", Numbers.decimal())
                    .optional("tax_behavior", TAX_BEHAVIOR)
                    .atMostOne("unit_amount", "unit_amount_decimal");
    static final HashShape DEFAULT_OF_PRODUCT = AMOUNT.metadata();

    /** A price that is made on the way, in a session's line. */
    public static final HashShape INLINE =
            AMOUNT.optional("product", Shapes.text())
                    .optional("product_data", Product.INLINE)
                    .atMostOne("product", "product_data");

    private static final HashShape EDITABLE =
            HashShape.hash()
                    .optional("active", Shapes.flag())
                    .optional("lookup_key", Shapes.unsettable(Shapes.text(200)))
                    .optional("nickname", Shapes.unsettable(Shapes.text()))
                    .optional("tax_behavior", TAX_BEHAVIOR)
                    .optional("transfer_lookup_key", Shapes.flag())
                    .metadata();
    private static final HashShape CREATE =
            INLINE.and(EDITABLE)
                    .optional(
                            "product_data",
                            Product.INLINE
                                    .optional("id", Shapes.text())
                                    .optional("active", Shapes.flag())
                                    .optional("statement_descriptor", Shapes.text(22)));
    private static final HashShape LIST =
            PageRequest.SHAPE
                    .optional("active", Shapes.flag())
                    .optional("currency", Shapes.currency())
                    .optional("lookup_keys", Shapes.listOf(Shapes.text(), 10))
                    .optional("product", Shapes.text())
                    .optional("type", Shapes.choice("one_time", "recurring"));

    private final Scene scene;
    private final ObjectStore<Product> products;
    private final ObjectStore<Price> prices = new ObjectStore<>("price");

    public Prices(Scene scene, ObjectStore<Product> products) {
        this.scene = scene;
        this.products = products;
    }

    public ObjectStore<Price> store() {
        return prices;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/v1/prices", CREATE, this::create),
                Route.get("/v1/prices", LIST, this::list),
                Route.get(
                        "/v1/prices/{id}",
                        call -> prices.get(call.id(), "price").json(call.version())),
                Route.post("/v1/prices/{id}", EDITABLE, this::update));
    }

    /**
     * Drafts a price, and its product where that is made on the way; both are inactive, and nobody
     * sees them before they are kept.
     *
     * @throws StripeError if the product is not there or not for sale
     */
    public InlinePrice draft(Params params) {
        String id = params.text("product");
        if (id == null) {
            requireProduct(params);
            Product made =
                    Product.of(
                            scene.ids().next("prod_", 14),
                            scene.now(),
                            false,
                            params.hash("product_data"));
            return new InlinePrice(price(params, made.id(), false), made, true);
        }
        Product product = forSale(id, params.name("product"));
        return new InlinePrice(price(params, id, false), product, false);
    }

    private Product forSale(String id, String parameter) {
        Product product = products.referenced(id, parameter);
        if (!product.active()) {
            throw StripeError.conflict(
                    null,
                    parameter,
                    ("The product %s is marked as inactive, and thus new prices cannot be created"
                                    + " for it. If you want to create new prices, please update the"
                                    + " product to be active.")
                            .formatted(id));
        }
        return product;
    }

    /** Keeps what was drafted. */
    public void keep(InlinePrice inline) {
        if (inline.makesProduct()) {
            products.put(inline.product());
        }
        prices.put(inline.price());
    }

    Price create(Params params, String product, Cause cause) {
        Price price = prices.put(price(params, product, params.flag("active", true)));
        scene.events().publish("price.created", price, cause);
        return price;
    }

    boolean anyOf(String product) {
        return prices.newestFirst().anyMatch(price -> price.product().equals(product));
    }

    private ObjectNode create(Call call) {
        Params params = call.params();
        amount(params);
        String product = params.text("product");
        if (product != null) {
            forSale(product, "product");
        }
        freeLookupKey(params, "");
        if (product == null) {
            requireProduct(params);
            Params data = params.hash("product_data");
            Product made =
                    products.put(
                            Product.of(
                                    data.text("id", scene.ids().next("prod_", 14)),
                                    scene.now(),
                                    data.flag("active", true),
                                    data));
            scene.events().publish("product.created", made, call.cause());
            product = made.id();
        }
        return create(params, product, call.cause()).json(call.version());
    }

    private ObjectNode update(Call call) {
        Price before = prices.get(call.id(), "price");
        boolean archives = !call.params().flag("active", true);
        if (archives && isDefault(before)) {
            throw StripeError.conflict(
                    null,
                    "active",
                    "This price cannot be archived because it is the default price of its product.");
        }
        freeLookupKey(call.params(), before.id());
        Price after = prices.put(before.updated(call.params()));
        scene.events().publish("price.updated", before, after, call.cause());
        return after.json(call.version());
    }

    private boolean isDefault(Price price) {
        return products.find(price.product())
                .filter(product -> price.id().equals(product.defaultPrice()))
                .isPresent();
    }

    private ObjectNode list(Call call) {
        Params params = call.params();
        List<String> keys = params.texts("lookup_keys");
        return prices.page(
                        PageRequest.of(params),
                        price ->
                                params.flag("active", price.active()) == price.active()
                                        && params.text("currency", price.currency())
                                                .equals(price.currency())
                                        && params.text("product", price.product())
                                                .equals(price.product())
                                        && params.text("type", "one_time").equals("one_time")
                                        && (keys.isEmpty()
                                                || (price.lookupKey() != null
                                                        && keys.contains(price.lookupKey()))))
                .json(call.version(), call.url());
    }

    private Price price(Params params, String product, boolean active) {
        return new Price(
                scene.ids().next("price_"),
                scene.now(),
                active,
                params.requiredText("currency"),
                amount(params),
                product,
                params.text("nickname"),
                params.text("lookup_key"),
                params.text("tax_behavior", "unspecified"),
                params.metadata());
    }

    /** A lookup key belongs to one price; another may take it over if asked to. */
    private void freeLookupKey(Params params, String heir) {
        String key = params.text("lookup_key");
        if (key == null) {
            return;
        }
        prices.newestFirst()
                .filter(price -> key.equals(price.lookupKey()) && !price.id().equals(heir))
                .findFirst()
                .ifPresent(
                        holder -> {
                            if (!params.flag("transfer_lookup_key", false)) {
                                throw StripeError.conflict(
                                        "resource_already_exists",
                                        "lookup_key",
                                        ("A price (`%s`) already uses that lookup key. Pass in"
                                                        + " `transfer_lookup_key=true` to transfer"
                                                        + " the lookup key.")
                                                .formatted(holder.id()));
                            }
                            prices.put(holder.withoutLookupKey());
                        });
    }

    private static void requireProduct(Params params) {
        if (!params.has("product_data")) {
            throw StripeError.missingParameter(params.name("product_data"));
        }
    }

    private static BigDecimal amount(Params params) {
        Long whole = params.number("unit_amount");
        BigDecimal decimal = params.decimal("unit_amount_decimal");
        if (whole != null) {
            decimal = BigDecimal.valueOf(whole);
        }
        if (decimal == null) {
            throw StripeError.missingParameter(params.name("unit_amount"));
        }
        BigDecimal amount = decimal;
        String name = params.name(whole == null ? "unit_amount_decimal" : "unit_amount");
        if (amount.signum() < 0 || amount.scale() > 12) {
            throw StripeError.invalid(name, "Invalid decimal: " + amount.toPlainString());
        }
        if (amount.compareTo(BigDecimal.valueOf(GREATEST)) > 0) {
            throw StripeError.invalid(
                    name,
                    "parameter_invalid_integer",
                    "Invalid integer: must be at most " + GREATEST);
        }
        return amount;
    }
}
