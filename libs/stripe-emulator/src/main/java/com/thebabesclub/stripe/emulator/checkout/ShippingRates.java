package com.thebabesclub.stripe.emulator.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import java.util.List;

/** The shipping rates of the account: https://docs.stripe.com/api/shipping_rates. */
public final class ShippingRates {

    private static final HashShape UPDATE =
            HashShape.hash()
                    .optional("active", Shapes.flag())
                    .optional(
                            "tax_behavior", Shapes.choice("exclusive", "inclusive", "unspecified"))
                    .metadata();
    private static final HashShape LIST =
            PageRequest.SHAPE
                    .optional("active", Shapes.flag())
                    .optional("currency", Shapes.currency());

    private final Scene scene;
    private final ObjectStore<ShippingRate> rates = new ObjectStore<>("shipping rate");

    public ShippingRates(Scene scene) {
        this.scene = scene;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/v1/shipping_rates", ShippingRate.SHAPE, this::create),
                Route.get("/v1/shipping_rates", LIST, this::list),
                Route.get(
                        "/v1/shipping_rates/{id}",
                        call -> rates.get(call.id(), "shipping_rate_token").json(call.version())),
                Route.post("/v1/shipping_rates/{id}", UPDATE, this::update));
    }

    public ObjectStore<ShippingRate> store() {
        return rates;
    }

    /** A rate with an id of the caller's. */
    public void add(String id, String name, long amount, String currency) {
        rates.put(ShippingRate.plain(id, scene.now(), name, amount, currency));
    }

    /**
     * A way to ship that a session offers, by a rate that is there or one made on the way.
     *
     * @throws StripeError if the rate is not there, not active or in another currency
     */
    ShippingOption offered(Params option, String currency) {
        ShippingRate rate = rate(option);
        if (!rate.currency().equals(currency)) {
            throw StripeError.invalid(
                    option.name("shipping_rate"),
                    "Shipping rates must be in the currency of the line items, which is %s."
                            .formatted(currency));
        }
        return ShippingOption.of(rate);
    }

    private ShippingRate rate(Params option) {
        String id = option.text("shipping_rate");
        if (id == null) {
            if (!option.has("shipping_rate_data")) {
                throw StripeError.missingParameter(option.name("shipping_rate_data"));
            }
            return made(option.hash("shipping_rate_data"));
        }
        ShippingRate rate = rates.referenced(id, option.name("shipping_rate"));
        if (!rate.active()) {
            throw StripeError.invalid(
                    option.name("shipping_rate"),
                    "The shipping rate %s is archived and cannot be used.".formatted(id));
        }
        return rate;
    }

    private ShippingRate made(Params data) {
        return rates.put(ShippingRate.of(scene.ids().next("shr_1"), scene.now(), data));
    }

    private ObjectNode create(Call call) {
        return made(call.params()).json(call.version());
    }

    private ObjectNode update(Call call) {
        ShippingRate before = rates.get(call.id(), "shipping_rate_token");
        return rates.put(before.updated(call.params())).json(call.version());
    }

    private ObjectNode list(Call call) {
        Params params = call.params();
        Boolean active = params.flag("active");
        String currency = params.text("currency");
        return rates.page(
                        PageRequest.of(params),
                        rate ->
                                (active == null || active == rate.active())
                                        && (currency == null || currency.equals(rate.currency())))
                .json(call.version(), call.url());
    }
}
