package com.thebabesclub.stripe.emulator.payment;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.store.Index;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import java.util.List;
import java.util.Objects;

/** Reading and relabelling of payment intents and charges; Checkout makes them. */
public final class PaymentRoutes {

    private static final HashShape UPDATE =
            HashShape.hash().optional("description", Shapes.unsettable(Shapes.text())).metadata();
    private static final HashShape INTENTS = PageRequest.SHAPE.optional("customer", Shapes.text());
    private static final HashShape CHARGES = INTENTS.optional("payment_intent", Shapes.text());

    private final Scene scene;
    private final Payments payments;

    public PaymentRoutes(Scene scene, Payments payments) {
        this.scene = scene;
        this.payments = payments;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/payment_intents", INTENTS, this::intents),
                Route.get(
                        "/v1/payment_intents/{id}",
                        HashShape.hash().optional("client_secret", Shapes.text()),
                        call -> payments.intents().get(call.id(), "intent").json(call.version())),
                Route.post("/v1/payment_intents/{id}", UPDATE, this::updateIntent),
                Route.get("/v1/charges", CHARGES, this::charges),
                Route.get(
                        "/v1/charges/{id}",
                        call -> payments.charges().get(call.id(), "id").json(call.version())),
                Route.post("/v1/charges/{id}", UPDATE, this::updateCharge));
    }

    private ObjectNode intents(Call call) {
        String customer = call.params().text("customer");
        return payments.intents()
                .page(
                        PageRequest.of(call.params()),
                        intent -> customer == null || customer.equals(intent.sale().customer()))
                .json(call.version(), call.url());
    }

    private ObjectNode charges(Call call) {
        Params params = call.params();
        List<String> keys =
                Index.keys(
                        "customer", params.text("customer"),
                        "intent", params.text("payment_intent"));
        return payments.charges()
                .page(PageRequest.of(params), keys, _ -> true)
                .json(call.version(), call.url());
    }

    private ObjectNode updateIntent(Call call) {
        PaymentIntent before = payments.intents().get(call.id(), "intent");
        PaymentIntent after =
                payments.intents().put(before.with(relabelled(before.sale(), call.params())));
        return after.json(call.version());
    }

    private ObjectNode updateCharge(Call call) {
        Charge before = payments.charges().get(call.id(), "charge");
        Charge after = payments.update(before.withSale(relabelled(before.sale(), call.params())));
        if (!Objects.equals(before, after)) {
            scene.events().publish("charge.updated", before, after, call.cause());
        }
        return after.json(call.version());
    }

    private static Sale relabelled(Sale sale, Params params) {
        return sale.with(
                params.has("description") ? params.text("description") : sale.description(),
                params.metadata(sale.metadata()));
    }
}
