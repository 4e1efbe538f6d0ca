package com.thebabesclub.commerce.webhook.event;

import com.thebabesclub.commerce.runtime.snapshot.RequiresSnapshot;
import com.thebabesclub.commerce.web.RehearsedRequests;

import jakarta.inject.Singleton;

import java.util.List;

/** A delivery that nobody signed, as far as its refusal. */
@Singleton
@RequiresSnapshot
final class DeliveryRehearsal implements RehearsedRequests {

    @Override
    public List<String> events() {
        return List.of(
                """
                {"httpMethod":"POST","path":"/stripe/webhook",
                 "headers":{"Content-Type":"application/json","Stripe-Signature":"t=1,v1=00"},
                 "body":"{}"}
                """);
    }
}
