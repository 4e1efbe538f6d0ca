package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.thebabesclub.commerce.domain.order.PaymentObservation;
import com.thebabesclub.commerce.domain.session.ObservedSession;

import java.time.Instant;
import java.util.Optional;

/** An event of Stripe whose signature was verified. */
public final class StripeEvent {

    private static final String ASYNC_PAYMENT_FAILED = "checkout.session.async_payment_failed";

    private final String id;
    private final String type;
    private final Instant created;
    private final boolean livemode;
    private final JsonNode object;

    private StripeEvent(
            String id, String type, Instant created, boolean livemode, JsonNode object) {
        this.id = id;
        this.type = type;
        this.created = created;
        this.livemode = livemode;
        this.object = object;
    }

    /** The event that these bytes are, empty where they are none. */
    public static Optional<StripeEvent> parse(byte[] body) {
        return StripeJson.tryRead(body).flatMap(StripeEvent::read);
    }

    public String id() {
        return id;
    }

    public String type() {
        return type;
    }

    /** When it happened at Stripe. */
    public Instant created() {
        return created;
    }

    /** The id of what the event is about. */
    public Optional<String> objectId() {
        return StripeJson.text(object, "id");
    }

    public boolean livemode() {
        return livemode;
    }

    /**
     * The session that the event is about, empty where it is about something else.
     *
     * <p>A session whose delayed payment failed looks like one whose payment is under way; only the
     * event's name tells.
     */
    public Optional<ObservedSession> session() {
        Optional<ObservedSession> session = SessionJson.read(object, created);
        return type.equals(ASYNC_PAYMENT_FAILED)
                ? session.map(ObservedSession::paymentFailed)
                : session;
    }

    /**
     * What the event tells of a payment that was made before: by a refund, a charge or a dispute.
     * Empty where it is about something else.
     */
    public Optional<PaymentObservation> payment() {
        return PaymentJson.read(object);
    }

    private static Optional<StripeEvent> read(JsonNode event) {
        Optional<String> id = StripeJson.text(event, "id");
        Optional<String> type = StripeJson.text(event, "type");
        if (id.isEmpty() || type.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new StripeEvent(
                        id.get(),
                        type.get(),
                        StripeJson.time(event, "created").orElse(Instant.EPOCH),
                        event.path("livemode").asBoolean(),
                        event.path("data").path("object")));
    }
}
