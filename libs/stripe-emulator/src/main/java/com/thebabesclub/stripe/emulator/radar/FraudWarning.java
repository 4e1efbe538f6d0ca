package com.thebabesclub.stripe.emulator.radar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;
import com.thebabesclub.stripe.emulator.payment.Charge;

/**
 * A card's issuer tells that a payment may be fraudulent, before its holder disputes it.
 *
 * @param actionable whether refunding the charge can still spare the shop a dispute
 */
public record FraudWarning(
        String id, long created, Charge charge, String fraudType, boolean actionable)
        implements StripeObject {

    FraudWarning settled() {
        return new FraudWarning(id, created, charge, fraudType, false);
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        return Json.object(id, "radar.early_fraud_warning")
                .put("actionable", actionable)
                .put("charge", charge.id())
                .put("created", created)
                .put("fraud_type", fraudType)
                .put("livemode", false)
                .put("payment_intent", charge.paymentIntent());
    }
}
