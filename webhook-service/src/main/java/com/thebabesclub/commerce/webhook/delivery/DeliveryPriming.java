package com.thebabesclub.commerce.webhook.delivery;

import com.thebabesclub.commerce.http.lambda.PrimingRequests;
import com.thebabesclub.commerce.runtime.snapshot.RequiresSnapshot;

import jakarta.inject.Singleton;

import java.util.List;

/** A delivery that nobody signed, as far as its refusal. */
@Singleton
@RequiresSnapshot
final class DeliveryPriming implements PrimingRequests {

    @Override
    public List<String> events(String address) {
        return List.of(
                """
                {"httpMethod":"POST","path":"/stripe/webhook",
                 "headers":{"Content-Type":"application/json","Stripe-Signature":"t=1,v1=00"},
                 "body":"{}"}
                """);
    }
}
