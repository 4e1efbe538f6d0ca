package com.thebabesclub.stripe.emulator.radar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.payment.Charge;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Warns of payments and lets people look at them. */
public final class Radar {

    private static final HashShape WARNINGS =
            PageRequest.SHAPE
                    .optional("charge", Shapes.text())
                    .optional("payment_intent", Shapes.text());

    private final Scene scene;
    private final ObjectStore<FraudWarning> warnings = new ObjectStore<>("early_fraud_warning");
    private final ObjectStore<Review> reviews = new ObjectStore<>("review");

    public Radar(Scene scene) {
        this.scene = scene;
    }

    /** The card's issuer tells of fraud. */
    public FraudWarning warn(Charge charge, String fraudType) {
        FraudWarning warning =
                warnings.put(
                        new FraudWarning(
                                scene.ids().next("issfr_1"), scene.now(), charge, fraudType, true));
        scene.events().publish("radar.early_fraud_warning.created", warning, Cause.NONE);
        return warning;
    }

    /** Nothing is to be done about a warning any more: the charge was refunded or disputed. */
    public FraudWarning settle(String id) {
        FraudWarning before = warnings.get(id, "early_fraud_warning");
        FraudWarning after = warnings.put(before.settled());
        scene.events().publish("radar.early_fraud_warning.updated", before, after, Cause.NONE);
        return after;
    }

    /** A rule wants a person to look at the payment. */
    public Review review(Charge charge) {
        Review review =
                reviews.put(new Review(scene.ids().next("prv_1"), scene.now(), charge, null));
        scene.events().publish("review.opened", review, Cause.NONE);
        return review;
    }

    /**
     * Somebody has looked.
     *
     * @param reason such as {@code approved} or {@code refunded_as_fraud}
     */
    public Review close(String id, String reason, Cause cause) {
        Review before = reviews.get(id, "review");
        if (!before.isOpen()) {
            throw StripeError.conflict(null, null, "This review is already closed: " + id);
        }
        Review after = reviews.put(before.closed(reason));
        scene.events().publish("review.closed", before, after, cause);
        return after;
    }

    public List<Route> routes() {
        return List.of(
                Route.get("/v1/radar/early_fraud_warnings", WARNINGS, this::listOfWarnings),
                Route.get(
                        "/v1/radar/early_fraud_warnings/{id}",
                        call ->
                                warnings.get(call.id(), "early_fraud_warning")
                                        .json(call.version())),
                Route.get("/v1/reviews", PageRequest.SHAPE, call -> page(reviews, call)),
                Route.get(
                        "/v1/reviews/{id}",
                        call -> reviews.get(call.id(), "review").json(call.version())),
                Route.post(
                        "/v1/reviews/{id}/approve",
                        HashShape.hash(),
                        call -> close(call.id(), "approved", call.cause()).json(call.version())));
    }

    private ObjectNode listOfWarnings(Call call) {
        Params params = call.params();
        return warnings.page(
                        PageRequest.of(params),
                        warning ->
                                isWanted(params.text("charge"), warning.charge().id())
                                        && isWanted(
                                                params.text("payment_intent"),
                                                warning.charge().paymentIntent()))
                .json(call.version(), call.url());
    }

    private static boolean isWanted(@Nullable String wanted, String found) {
        return wanted == null || wanted.equals(found);
    }

    private static ObjectNode page(ObjectStore<?> store, Call call) {
        return store.page(PageRequest.of(call.params()), _ -> true)
                .json(call.version(), call.url());
    }
}
