package com.thebabesclub.stripe.emulator.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.clock.Timeline;
import com.thebabesclub.stripe.emulator.dispute.Disputes;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.StripeObject;
import com.thebabesclub.stripe.emulator.payout.Payouts;
import com.thebabesclub.stripe.emulator.radar.Radar;
import com.thebabesclub.stripe.emulator.refund.Refunds;

import java.util.List;
import java.util.function.Supplier;

/** The operator's actions as controls. */
public final class OperatorControls {

    private final Timeline timeline;
    private final Operator operator;
    private final Refunds refunds;
    private final Disputes disputes;
    private final Radar radar;
    private final Payouts payouts;

    public OperatorControls(
            Timeline timeline,
            Operator operator,
            Refunds refunds,
            Disputes disputes,
            Radar radar,
            Payouts payouts) {
        this.timeline = timeline;
        this.operator = operator;
        this.refunds = refunds;
        this.disputes = disputes;
        this.radar = radar;
        this.payouts = payouts;
    }

    public List<Control> controls() {
        return List.of(
                Control.post(
                        "/payouts",
                        call -> json(() -> payouts.payOut(call.text("currency", "usd")))),
                Control.post("/balance", this::balance),
                Control.post("/payment_intents/{id}/refund", this::refund),
                Control.post(
                        "/refunds/{id}/succeed", call -> json(() -> refunds.succeed(call.id()))),
                Control.post("/refunds/{id}/fail", call -> json(() -> refunds.fail(call.id()))),
                Control.post("/payment_intents/{id}/dispute", this::dispute),
                Control.post(
                        "/disputes/{id}/escalate",
                        call -> json(() -> disputes.escalate(call.id()))),
                Control.post(
                        "/disputes/{id}/win", call -> json(() -> operator.decide(call.id(), true))),
                Control.post(
                        "/disputes/{id}/lose",
                        call -> json(() -> operator.decide(call.id(), false))),
                Control.post(
                        "/payment_intents/{id}/early_fraud_warning",
                        call ->
                                json(
                                        () ->
                                                operator.warn(
                                                        call.id(),
                                                        call.text("fraud_type", "misc")))),
                Control.post(
                        "/early_fraud_warnings/{id}/settle",
                        call -> json(() -> radar.settle(call.id()))),
                Control.post(
                        "/payment_intents/{id}/review",
                        call -> json(() -> operator.review(call.id()))),
                Control.post(
                        "/reviews/{id}/close",
                        call ->
                                json(
                                        () ->
                                                radar.close(
                                                        call.id(),
                                                        call.text("reason", "approved"),
                                                        Cause.NONE))));
    }

    private JsonNode balance(ControlCall call) {
        boolean covers = call.body().path("covers").asBoolean(true);
        timeline.run(() -> refunds.balanceCovers(covers));
        return JsonNodeFactory.instance.objectNode().put("covers", covers);
    }

    private JsonNode refund(ControlCall call) {
        Long amount =
                call.body().hasNonNull("amount") ? (Long) call.body().get("amount").asLong() : null;
        boolean pending = call.body().path("pending").asBoolean(false);
        return json(() -> operator.refund(call.id(), amount, pending));
    }

    private JsonNode dispute(ControlCall call) {
        boolean inquiry = call.body().path("inquiry").asBoolean(false);
        String reason = call.text("reason", "fraudulent");
        return json(() -> operator.dispute(call.id(), reason, inquiry));
    }

    private JsonNode json(Supplier<? extends StripeObject> action) {
        return timeline.call(() -> action.get().json(ApiVersion.LATEST));
    }
}
