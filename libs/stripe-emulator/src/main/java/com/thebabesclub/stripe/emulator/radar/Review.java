package com.thebabesclub.stripe.emulator.radar;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.json.ApiVersion;
import com.thebabesclub.stripe.emulator.json.Json;
import com.thebabesclub.stripe.emulator.json.StripeObject;
import com.thebabesclub.stripe.emulator.payment.Charge;

import org.jspecify.annotations.Nullable;

/**
 * A payment that a rule wants a person to look at.
 *
 * @param closedReason such as {@code approved}; null while it is open
 */
public record Review(String id, long created, Charge charge, @Nullable String closedReason)
        implements StripeObject {

    Review closed(String reason) {
        return new Review(id, created, charge, reason);
    }

    boolean isOpen() {
        return closedReason == null;
    }

    @Override
    public ObjectNode json(ApiVersion version) {
        String reason = isOpen() ? "rule" : closedReason;
        return Json.object(id, "review")
                .putNull("billing_zip")
                .put("charge", charge.id())
                .put("closed_reason", closedReason)
                .put("created", created)
                .putNull("ip_address")
                .putNull("ip_address_location")
                .put("livemode", false)
                .put("open", isOpen())
                .put("opened_reason", "rule")
                .put("payment_intent", charge.paymentIntent())
                .put("reason", reason)
                .putNull("session");
    }
}
