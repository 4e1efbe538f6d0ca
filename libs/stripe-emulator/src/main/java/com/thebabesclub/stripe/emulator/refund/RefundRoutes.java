package com.thebabesclub.stripe.emulator.refund;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Numbers;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.payment.Charge;
import com.thebabesclub.stripe.emulator.payment.PaymentIntent;
import com.thebabesclub.stripe.emulator.payment.Payments;
import com.thebabesclub.stripe.emulator.store.Index;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The routes of refunds. */
public final class RefundRoutes {

    private static final HashShape CREATE =
            HashShape.hash()
                    .optional("amount", Numbers.positive())
                    .optional("charge", Shapes.text())
                    .metadata()
                    .optional("payment_intent", Shapes.text())
                    .optional(
                            "reason",
                            Shapes.choice("duplicate", "fraudulent", "requested_by_customer"))
                    .atMostOne("charge", "payment_intent");
    private static final HashShape LIST =
            PageRequest.SHAPE
                    .optional("charge", Shapes.text())
                    .optional("payment_intent", Shapes.text());
    private static final HashShape UPDATE = HashShape.hash().metadata();

    private final Scene scene;
    private final Payments payments;
    private final Refunds refunds;

    public RefundRoutes(Scene scene, Payments payments, Refunds refunds) {
        this.scene = scene;
        this.payments = payments;
        this.refunds = refunds;
    }

    public List<Route> routes() {
        return List.of(
                Route.post("/v1/refunds", CREATE, this::create),
                Route.get("/v1/refunds", LIST, this::list),
                Route.get(
                        "/v1/refunds/{id}",
                        call -> refunds.store().get(call.id(), "refund").json(call.version())),
                Route.post("/v1/refunds/{id}", UPDATE, this::update),
                Route.post("/v1/refunds/{id}/cancel", HashShape.hash(), this::cancel),
                Route.get("/v1/charges/{id}/refunds", PageRequest.SHAPE, this::listOfCharge));
    }

    private ObjectNode create(Call call) {
        Params params = call.params();
        return refunds.refund(
                        charge(params),
                        params.number("amount"),
                        false,
                        params.text("reason"),
                        params.metadata(),
                        call.cause())
                .json(call.version());
    }

    private Charge charge(Params params) {
        String charge = params.text("charge");
        if (charge != null) {
            return payments.charges().referenced(charge, "charge");
        }
        String id = params.text("payment_intent");
        if (id == null) {
            throw StripeError.invalid(
                    "payment_intent",
                    "parameter_missing",
                    "One of the following params should be provided for this request:"
                            + " payment_intent or charge.");
        }
        PaymentIntent intent = payments.intents().referenced(id, "payment_intent");
        return payments.charges()
                .find(intent.latestCharge())
                .filter(Charge::succeeded)
                .orElseThrow(
                        () ->
                                StripeError.conflict(
                                        "payment_intent_unexpected_state",
                                        "payment_intent",
                                        ("This PaymentIntent (%s) does not have a successful charge"
                                                        + " to refund.")
                                                .formatted(id)));
    }

    private ObjectNode list(Call call) {
        Params params = call.params();
        return page(call, params.text("charge"), params.text("payment_intent"));
    }

    private ObjectNode listOfCharge(Call call) {
        return page(call, payments.charges().get(call.id(), "charge").id(), null);
    }

    private ObjectNode page(Call call, @Nullable String charge, @Nullable String intent) {
        return refunds.store()
                .page(
                        PageRequest.of(call.params()),
                        Index.keys("charge", charge, "intent", intent),
                        _ -> true)
                .json(call.version(), call.url());
    }

    private ObjectNode update(Call call) {
        Refund before = refunds.store().get(call.id(), "refund");
        Refund after = refunds.store().put(before.with(call.params().metadata(before.metadata())));
        scene.events().publish("refund.updated", before, after, call.cause());
        scene.events().publish("charge.refund.updated", before, after, call.cause());
        return after.json(call.version());
    }

    /** Only refunds that wait for the customer can be canceled, and no card's refund does. */
    private ObjectNode cancel(Call call) {
        Refund refund = refunds.store().get(call.id(), "refund");
        throw StripeError.conflict(
                null,
                null,
                "This refund cannot be canceled because it does not have a status of"
                        + " `requires_action`: "
                        + refund.id());
    }
}
