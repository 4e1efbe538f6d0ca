package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.domain.order.PaymentFacts;
import com.thebabesclub.commerce.domain.order.PresentmentAmount;
import com.thebabesclub.commerce.domain.order.SessionAmounts;
import com.thebabesclub.commerce.domain.order.SessionDetails;
import com.thebabesclub.commerce.domain.order.SessionStage;
import com.thebabesclub.commerce.domain.order.ShippingAddress;
import com.thebabesclub.commerce.domain.session.ObservedSession;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
        Optional<String> id = StripeJson.objectId(session, "id");
        Optional<Instant> created = StripeJson.time(session, "created");
        if (!session.path("object").asText().equals("checkout.session")
                || id.isEmpty()
                || created.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ObservedSession(
                        id.get(),
                        created.get(),
                        StripeJson.time(session, "expires_at"),
                        StripeJson.text(session, "mode").orElse("payment"),
                        session.path("livemode").asBoolean(),
                        StripeJson.metadata(session),
                        facts(session, seenAt)));
    }

    private static PaymentFacts facts(JsonNode session, Instant seenAt) {
        SessionStage stage =
                SessionStage.of(
                        StripeJson.text(session, "status").orElse(""),
                        StripeJson.text(session, "payment_status").orElse(""));
        Optional<Instant> completedAt =
                stage.isComplete()
                        ? Optional.of(seenAt.truncatedTo(ChronoUnit.SECONDS))
                        : Optional.empty();
        return new PaymentFacts(stage, details(session), completedAt);
    }

    private static SessionDetails details(JsonNode session) {
        JsonNode totals = session.path("total_details");
        return new SessionDetails(
                new SessionAmounts(
                        StripeJson.currency(session, "currency"),
                        StripeJson.amount(session, "amount_total"),
                        StripeJson.amount(session, "amount_subtotal"),
                        StripeJson.amount(totals, "amount_discount"),
                        StripeJson.amount(totals, "amount_tax"),
                        StripeJson.amount(totals, "amount_shipping"),
                        presentment(session.path("presentment_details"))),
                StripeJson.text(session.path("customer_details"), "email")
                        .or(() -> StripeJson.text(session, "customer_email")),
                shipping(session),
                StripeJson.id(session, "payment_intent"));
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
                        StripeJson.text(shipping, "name"),
                        StripeJson.text(address, "line1"),
                        StripeJson.text(address, "line2"),
                        StripeJson.text(address, "city"),
                        StripeJson.text(address, "state"),
                        StripeJson.text(address, "postal_code"),
                        StripeJson.text(address, "country")));
    }

    private static Optional<PresentmentAmount> presentment(JsonNode presentment) {
        return StripeJson.amount(presentment, "presentment_amount")
                .flatMap(
                        amount ->
                                StripeJson.currency(presentment, "presentment_currency")
                                        .map(currency -> new PresentmentAmount(amount, currency)));
    }
}
