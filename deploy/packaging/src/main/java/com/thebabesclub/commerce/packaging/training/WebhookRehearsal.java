package com.thebabesclub.commerce.packaging.training;

import com.thebabesclub.commerce.packaging.image.Rehearsal;
import com.thebabesclub.lambda.local.LocalFunction;
import com.thebabesclub.stripe.emulator.webhook.SignedDelivery;

import java.util.Map;

/** A payment is told, and told again. */
record WebhookRehearsal(StandIns standIns) implements Rehearsal {

    @Override
    public String handler() {
        return "com.thebabesclub.commerce.web.ApiHandler";
    }

    @Override
    public Map<String, String> environment() {
        return standIns.environment();
    }

    @Override
    public void play(LocalFunction function) {
        tell(function, "user_training");
        tell(function, "user_training");
    }

    @Override
    public void look(LocalFunction function) {
        tell(function, "user_check");
    }

    private void tell(LocalFunction function, String user) {
        StripeShop shop = new StripeShop(standIns.stripe());
        shop.paid(user);
        SignedDelivery delivery = shop.delivery("checkout.session.completed");
        Map<String, String> headers = Map.of("Stripe-Signature", delivery.header());
        Gateway gateway = new Gateway(function);
        gateway.post("/stripe/webhook", headers, delivery.text());
        gateway.post("/stripe/webhook", headers, delivery.text());
    }
}
