package com.thebabesclub.stripe.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.checkout.Checkout;
import com.thebabesclub.stripe.emulator.checkout.CheckoutSession;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.checkout.Sessions;
import com.thebabesclub.stripe.emulator.clock.Timeline;
import com.thebabesclub.stripe.emulator.json.Address;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Shipping;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Pays sessions without a browser. */
public final class PaymentControls {

    private static final long THREE_DAYS = 259_200;

    private final Timeline timeline;
    private final Checkout checkout;
    private final Sessions sessions;

    public PaymentControls(Timeline timeline, Checkout checkout, Sessions sessions) {
        this.timeline = timeline;
        this.sessions = sessions;
        this.checkout = checkout;
    }

    public List<Control> controls() {
        return List.of(
                Control.post("/checkout/sessions/{id}/pay", this::pay),
                Control.post(
                        "/checkout/sessions/{id}/challenge",
                        call -> session(() -> checkout.answerChallenge(call.id(), succeeds(call)))),
                Control.post(
                        "/checkout/sessions/{id}/settle",
                        call -> session(() -> checkout.settle(call.id(), succeeds(call)))),
                Control.post(
                        "/checkout/sessions/{id}/expire",
                        call -> session(() -> sessions.expire(call.id(), Cause.NONE))));
    }

    private JsonNode pay(ControlCall call) {
        PaymentAttempt attempt = attempt(call);
        return session(() -> checkout.submit(call.id(), attempt));
    }

    private JsonNode session(Supplier<CheckoutSession> action) {
        return timeline.call(() -> action.get().json(ApiVersion.LATEST));
    }

    private static boolean succeeds(ControlCall call) {
        return switch (call.required("outcome")) {
            case "succeeds" -> true;
            case "fails" -> false;
            case String other ->
                    throw new IllegalArgumentException(
                            "outcome must be succeeds or fails, not " + other);
        };
    }

    private static PaymentAttempt attempt(ControlCall call) {
        PaymentAttempt attempt = outcome(call);
        JsonNode body = call.body();
        if (body.hasNonNull("email")) {
            attempt = attempt.withEmail(body.get("email").asText());
        }
        if (body.hasNonNull("name")) {
            attempt = attempt.withName(body.get("name").asText());
        }
        if (body.hasNonNull("shipping")) {
            attempt = attempt.withShipping(shipping(body.get("shipping")));
        }
        if (body.hasNonNull("promotion_code")) {
            attempt = attempt.withPromotionCode(body.get("promotion_code").asText());
        }
        return attempt.withShippingOption(body.path("shipping_option").asInt(0));
    }

    private static PaymentAttempt outcome(ControlCall call) {
        Duration after =
                Duration.ofSeconds(call.body().path("settles_in_seconds").asLong(THREE_DAYS));
        return switch (call.text("outcome", "succeeds")) {
            case "succeeds" -> PaymentAttempt.succeeds();
            case "declined" ->
                    PaymentAttempt.declined(call.text("decline_code", "generic_decline"));
            case "challenged" -> PaymentAttempt.challenged();
            case "delayed_pending" -> PaymentAttempt.pending();
            case "delayed_succeeds" -> PaymentAttempt.delayed(true, after);
            case "delayed_fails" -> PaymentAttempt.delayed(false, after);
            case String other -> throw new IllegalArgumentException("unknown outcome " + other);
        };
    }

    private static Shipping shipping(JsonNode json) {
        return new Shipping(
                json.path("name").asText(null),
                json.path("phone").asText(null),
                Address.of(json.path("address")));
    }
}
