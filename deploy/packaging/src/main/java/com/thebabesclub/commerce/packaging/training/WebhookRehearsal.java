package com.thebabesclub.commerce.packaging.training;

import com.thebabesclub.commerce.packaging.image.Rehearsal;
import com.thebabesclub.commerce.testing.WebRequest;
import com.thebabesclub.lambda.local.LocalFunction;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import java.util.Map;

/** Payments are told, some of them twice, with what becomes of them; and what is none of ours. */
record WebhookRehearsal(StandIns standIns) implements Rehearsal {

    @Override
    public String function() {
        return "webhook";
    }

    @Override
    public String handler() {
        return Rehearsals.API;
    }

    @Override
    public Map<String, String> environment() {
        return standIns.environment();
    }

    @Override
    public void play(LocalFunction function) {
        Gateway.both(function).forEach(this::tell);
    }

    @Override
    public void look(LocalFunction function) {
        shop().paid("user_check");
        Gateway.restApi(function).ask(told("checkout.session.completed"));
    }

    private void tell(Gateway gateway) {
        StripeShop shop = shop();
        String payment = shop.paid("user_training");
        WebRequest completed = told("checkout.session.completed");
        gateway.ask(completed);
        gateway.ask(completed);
        gateway.expect(400, completed.header("Stripe-Signature", "t=1,v1=00"));
        shop.expired();
        gateway.ask(told("checkout.session.expired"));
        shop.refunded(payment);
        gateway.ask(told("charge.refunded"));
        shop.disputed(payment);
        gateway.ask(told("charge.dispute.created"));
        shop.foreign();
        gateway.ask(told("checkout.session.completed"));
    }

    private StripeShop shop() {
        return new StripeShop(standIns.stripe());
    }

    private WebRequest told(String type) {
        SignedDelivery delivery = shop().delivery(type);
        return WebRequest.post("/stripe/webhook", delivery.text())
                .header("Stripe-Signature", delivery.header());
    }
}
