package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.thebabesclub.commerce.domain.order.PostPaymentObservation;
import com.thebabesclub.commerce.domain.session.ObservedSession;
import com.thebabesclub.commerce.domain.session.SessionOwnershipPolicy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** An event of Stripe whose signature was verified. */
public final class StripeEvent {

    /** In the place of a type, where there is none. */
    private static final String UNREADABLE = "unreadable";

    private static final String ASYNC_PAYMENT_FAILED = "checkout.session.async_payment_failed";

    private final String id;
    private final String type;
    private final Instant created;
    private final boolean livemode;
    private final boolean connected;
    private final JsonNode object;

    private StripeEvent(
            String id,
            String type,
            Instant created,
            boolean livemode,
            boolean connected,
            JsonNode object) {
        this.id = id;
        this.type = type;
        this.created = created;
        this.livemode = livemode;
        this.connected = connected;
        this.object = object;
    }

    /** The event that these bytes are, empty where they are none. */
    public static Optional<StripeEvent> parse(byte[] body) {
        return StripeJson.tryRead(body).flatMap(StripeEvent::read);
    }

    /** What stands for bytes that are no event; of the same bytes always the same. */
    public static StripeEvent unreadable(byte[] body) {
        return new StripeEvent(
                digest(body), UNREADABLE, Instant.EPOCH, false, false, MissingNode.getInstance());
    }

    /** Stripe's id; a digest of the event where that is none that a key of the table holds. */
    public String id() {
        return id;
    }

    public String type() {
        return type;
    }

    /** When it happened at Stripe; 1970 where the event does not say so. */
    public Instant created() {
        return created;
    }

    /** The id of what the event is about. */
    public Optional<String> objectId() {
        return StripeJson.objectId(object, "id");
    }

    public boolean livemode() {
        return livemode;
    }

    /**
     * True for what happened on another account that is connected to ours: nothing of it is ours,
     * whatever its metadata say, and our key does not find it.
     */
    public boolean isOfConnectedAccount() {
        return connected;
    }

    /** True where the object has the mark of this shop in its metadata. */
    public boolean isMarked(SessionOwnershipPolicy policy) {
        return policy.isNamedIn(StripeJson.metadata(object));
    }

    /**
     * The session that the event is about, empty where it is about something else, or nothing that
     * could be a session of ours.
     *
     * <p>A session whose delayed payment failed looks like one whose payment is under way; only the
     * event's name tells.
     */
    public Optional<ObservedSession> session() {
        Optional<ObservedSession> session =
                connected ? Optional.empty() : SessionJson.read(object, created);
        return type.equals(ASYNC_PAYMENT_FAILED)
                ? session.map(ObservedSession::paymentFailed)
                : session;
    }

    /**
     * What the event tells of a payment that was made before: by a refund, a charge, a dispute or
     * an alert of Radar. Empty where it is about something else.
     */
    public Optional<PostPaymentObservation> payment() {
        return connected ? Optional.empty() : PaymentJson.read(object);
    }

    private static Optional<String> id(JsonNode event) {
        return event.hasNonNull("id")
                ? StripeJson.objectId(event, "id").or(() -> Optional.of(digest(bytes(event))))
                : Optional.empty();
    }

    private static byte[] bytes(JsonNode event) {
        return event.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(byte[] told) {
        return "evt_unnamed_" + UUID.nameUUIDFromBytes(told).toString().replace("-", "");
    }

    private static Optional<StripeEvent> read(JsonNode event) {
        Optional<String> id = id(event);
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
                        event.hasNonNull("account"),
                        event.path("data").path("object")));
    }
}
