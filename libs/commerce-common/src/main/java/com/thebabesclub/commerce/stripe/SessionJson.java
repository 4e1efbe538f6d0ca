package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.order.Amount;
import com.thebabesclub.commerce.order.Facts;
import com.thebabesclub.commerce.order.SessionDetails;
import com.thebabesclub.commerce.order.ShippingAddress;
import com.thebabesclub.commerce.order.Stage;
import com.thebabesclub.commerce.session.ObservedSession;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A checkout session in Stripe's JSON, of an event's payload or of an answer. */
final class SessionJson {

    private SessionJson() {}

    /**
     * What the session says.
     *
     * @param seenAt when it was seen so: the event's time, or now
     * @return empty where the object is not a session
     */
    static Optional<ObservedSession> read(JsonNode session, Instant seenAt) {
        Optional<String> id = Json.text(session, "id");
        Optional<Instant> created = Json.time(session, "created");
        if (!session.path("object").asText().equals("checkout.session")
                || id.isEmpty()
                || created.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ObservedSession(
                        id.get(),
                        created.get(),
                        Json.time(session, "expires_at"),
                        Json.text(session, "mode").orElse("payment"),
                        session.path("livemode").asBoolean(),
                        metadata(session),
                        facts(session, seenAt)));
    }

    private static Facts facts(JsonNode session, Instant seenAt) {
        Stage stage =
                Stage.of(
                        Json.text(session, "status").orElse(""),
                        Json.text(session, "payment_status").orElse(""));
        Optional<Instant> completedAt =
                stage.isComplete()
                        ? Optional.of(seenAt.truncatedTo(ChronoUnit.SECONDS))
                        : Optional.empty();
        return new Facts(stage, details(session), completedAt);
    }

    private static SessionDetails details(JsonNode session) {
        JsonNode totals = session.path("total_details");
        return new SessionDetails(
                Json.text(session, "currency"),
                Json.number(session, "amount_total"),
                Json.number(session, "amount_subtotal"),
                Json.number(totals, "amount_discount"),
                Json.number(totals, "amount_tax"),
                Json.number(totals, "amount_shipping"),
                Json.text(session.path("customer_details"), "email")
                        .or(() -> Json.text(session, "customer_email")),
                shipping(session),
                Json.id(session, "payment_intent"),
                presentment(session.path("presentment_details")));
    }

    /** Where Stripe keeps the address today, and where it kept it before 2025-03-31. */
    private static Optional<ShippingAddress> shipping(JsonNode session) {
        return address(session.path("collected_information").path("shipping_details"))
                .or(() -> address(session.path("shipping_details")))
                .or(() -> address(session.path("shipping")));
    }

    private static Optional<ShippingAddress> address(JsonNode shipping) {
        JsonNode address = shipping.path("address");
        if (!address.isObject()) {
            return Optional.empty();
        }
        return Optional.of(
                new ShippingAddress(
                        Json.text(shipping, "name"),
                        Json.text(address, "line1"),
                        Json.text(address, "line2"),
                        Json.text(address, "city"),
                        Json.text(address, "state"),
                        Json.text(address, "postal_code"),
                        Json.text(address, "country")));
    }

    private static Optional<Amount> presentment(JsonNode presentment) {
        return Json.number(presentment, "presentment_amount")
                .flatMap(
                        amount ->
                                Json.text(presentment, "presentment_currency")
                                        .map(currency -> new Amount(amount, currency)));
    }

    private static Map<String, String> metadata(JsonNode session) {
        Map<String, String> metadata = new HashMap<>();
        session.path("metadata")
                .properties()
                .forEach(entry -> metadata.put(entry.getKey(), entry.getValue().asText()));
        return metadata;
    }
}
