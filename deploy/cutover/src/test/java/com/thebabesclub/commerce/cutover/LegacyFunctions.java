package com.thebabesclub.commerce.cutover;

import com.stripe.exception.StripeException;
import com.stripe.model.checkout.Session;
import com.thebabesclub.commerce.testing.TestShop;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What the legacy Python Lambdas did with the table and the Stripe account, as the guides say. */
record LegacyFunctions(LegacyShop old) {

    /** A session as the old checkout made it: of a quote of its own, without our marks. */
    String checkout(String userId) {
        return session(Map.of("quoteSignature", "old." + userId, "userId", userId));
    }

    /** A session with these metadata, and the pointer that the old checkout kept of it. */
    String session(Map<String, String> metadata) {
        String id =
                old.shop.session(
                        TestShop.foreignCart()
                                .setExpiresAt(old.shop.clock().instant().getEpochSecond() + 86_400)
                                .putAllMetadata(metadata));
        LegacyShop.put(
                old.table,
                Map.of(
                        "PK", LegacyShop.text("SESSION#" + id),
                        "SK", LegacyShop.text("METADATA"),
                        "stripeSessionId", LegacyShop.text(id)));
        return id;
    }

    /** An order under the time of writing, and {@code completed} without a look at the payment. */
    void webhook(String eventId, String sessionId) throws StripeException {
        Session session = old.shop.client().v1().checkout().sessions().retrieve(sessionId);
        String userId =
                Optional.ofNullable(session.getMetadata().get("userId"))
                        .orElseGet(() -> session.getCustomerDetails().getEmail());
        Map<String, AttributeValue> row =
                new HashMap<>(
                        LegacyShop.order(
                                userId,
                                old.shop.clock().instant(),
                                sessionId,
                                session.getPaymentIntent()));
        LegacyShop.put(old.table, row);
        LegacyShop.put(
                old.table,
                Map.of(
                        "PK", LegacyShop.text("EVENT#" + eventId),
                        "SK", LegacyShop.text("METADATA")));
    }
}
