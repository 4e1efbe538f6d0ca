package com.thebabesclub.stripe.emulator.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/** The products of the account: https://docs.stripe.com/api/products. */
public final class Products {

    private static final HashShape DETAILS =
            Product.INLINE
                    .optional("active", Shapes.flag())
                    .optional("description", Shapes.unsettable(Shapes.text(40_000)))
                    .optional("images", Shapes.unsettable(Shapes.listOf(Shapes.text(), 8)))
                    .optional("shippable", Shapes.flag())
                    .optional("statement_descriptor", Shapes.text(22))
                    .optional("url", Shapes.unsettable(Shapes.url()));
    private static final HashShape CREATE =
            DETAILS.optional("id", Shapes.text())
                    .optional("type", Shapes.choice("good", "service"))
                    .optional("default_price_data", Prices.DEFAULT_OF_PRODUCT);
    private static final HashShape UPDATE =
            DETAILS.relaxed("name").optional("default_price", Shapes.text());
    private static final HashShape LIST =
            PageRequest.SHAPE
                    .optional("active", Shapes.flag())
                    .optional("ids", Shapes.listOf(Shapes.text(), 100))
                    .optional("shippable", Shapes.flag())
                    .optional("url", Shapes.text());

    private final Scene scene;
    private final Prices prices;
    private final ObjectStore<Product> products;

    /**
     * @param products shared with {@link Prices}, which makes products on the way
     */
    public Products(Scene scene, Prices prices, ObjectStore<Product> products) {
        this.scene = scene;
        this.prices = prices;
        this.products = products;
    }

    /** The product, also one that was made on the way. */
    public ObjectStore<Product> store() {
        return products;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/v1/products", CREATE, this::create),
                Route.get("/v1/products", LIST, this::list),
                Route.get(
                        "/v1/products/{id}",
                        call -> products.get(call.id(), "id").json(call.version())),
                Route.post("/v1/products/{id}", UPDATE, this::update),
                Route.delete("/v1/products/{id}", this::delete));
    }

    private ObjectNode create(Call call) {
        Params params = call.params();
        String id = params.text("id", scene.ids().next("prod_", 14));
        if (products.find(id).isPresent()) {
            throw StripeError.conflict("resource_already_exists", "id", "Product already exists.");
        }
        Product product =
                products.put(Product.of(id, scene.now(), params.flag("active", true), params));
        scene.events().publish("product.created", product, call.cause());
        if (params.has("default_price_data")) {
            Price price = prices.create(params.hash("default_price_data"), id, call.cause());
            product = products.put(product.withDefaultPrice(price.id()));
        }
        return product.json(call.version());
    }

    private ObjectNode update(Call call) {
        Product before = products.get(call.id(), "id");
        String price = call.params().text("default_price");
        if (price != null) {
            prices.store().referenced(price, "default_price");
        }
        Product after = products.put(before.updated(scene.now(), call.params()));
        scene.events().publish("product.updated", before, after, call.cause());
        return after.json(call.version());
    }

    private ObjectNode delete(Call call) {
        Product product = products.get(call.id(), "id");
        if (prices.anyOf(product.id())) {
            throw StripeError.conflict(
                    null,
                    null,
                    "This product cannot be deleted because it has one or more user-created"
                            + " prices.");
        }
        products.remove(product.id());
        scene.events().publish("product.deleted", product, call.cause());
        return Json.deleted(product.id(), "product");
    }

    private ObjectNode list(Call call) {
        Params params = call.params();
        List<String> ids = params.texts("ids");
        return products.page(
                        PageRequest.of(params),
                        product ->
                                (ids.isEmpty() || ids.contains(product.id()))
                                        && matches(params.flag("active"), product.active())
                                        && matches(params.flag("shippable"), product.shippable())
                                        && matches(params.text("url"), product.url()))
                .json(call.version(), call.url());
    }

    private static boolean matches(@Nullable Object wanted, @Nullable Object actual) {
        return wanted == null || Objects.equals(wanted, actual);
    }
}
