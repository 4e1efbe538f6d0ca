package com.thebabesclub.stripe.emulator.checkout;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.thebabesclub.stripe.emulator.api.Call;
import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.api.Route;
import com.thebabesclub.stripe.emulator.checkout.Progress.Status;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.params.HashShape;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.params.Shapes;
import com.thebabesclub.stripe.emulator.payment.PaymentIntent;
import com.thebabesclub.stripe.emulator.payment.Payments;
import com.thebabesclub.stripe.emulator.store.Index;
import com.thebabesclub.stripe.emulator.store.ObjectStore;
import com.thebabesclub.stripe.emulator.store.PageRequest;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The sessions of the account, their routes and their expiry. */
public final class Sessions {

    private static final String PATH = "/v1/checkout/sessions";

    private static final HashShape LIST =
            PageRequest.SHAPE
                    .optional("customer", Shapes.text())
                    .optional("customer_account", Shapes.text())
                    .optional("customer_details", HashShape.hash().required("email", Shapes.text()))
                    .optional("payment_intent", Shapes.text())
                    .optional("payment_link", Shapes.text())
                    .optional("status", Shapes.choice("complete", "expired", "open"))
                    .optional("subscription", Shapes.text());
    private static final HashShape UPDATE = HashShape.hash().metadata();

    private final Scene scene;
    private final Payments payments;
    private final SessionFactory factory;
    private final ObjectStore<CheckoutSession> sessions =
            new ObjectStore<>("checkout.session", new Index<>(Sessions::keysOf));

    Sessions(Scene scene, Payments payments, SessionFactory factory) {
        this.scene = scene;
        this.payments = payments;
        this.factory = factory;
    }

    public ObjectStore<CheckoutSession> store() {
        return sessions;
    }

    public List<Route> routes() {
        return List.of(
                Route.post(PATH, SessionShape.CREATE, this::create),
                Route.get(PATH, LIST, this::list),
                Route.get(
                        PATH + "/{id}",
                        call -> sessions.get(call.id(), "session").json(call.version())),
                Route.post(PATH + "/{id}", UPDATE, this::update),
                Route.get(PATH + "/{id}/line_items", PageRequest.CURSORS, this::lineItems),
                Route.post(PATH + "/{id}/expire", HashShape.hash(), this::expire));
    }

    private ObjectNode create(Call call) {
        CheckoutSession session = sessions.put(factory.create(call.params()));
        scene.agenda()
                .at(
                        Instant.ofEpochSecond(session.terms().expiresAt()),
                        () -> expireIfOpen(session.id()));
        return session.json(call.version());
    }

    private ObjectNode list(Call call) {
        Params params = call.params();
        String status = params.text("status");
        List<String> keys =
                Index.keys(
                        "status", status == null ? null : status.toUpperCase(Locale.ROOT),
                        "customer", params.text("customer"),
                        "intent", params.text("payment_intent"),
                        "email", params.hash("customer_details").text("email"));
        // The emulator has none of these, so nothing has one.
        boolean impossible =
                params.has("payment_link")
                        || params.has("subscription")
                        || params.has("customer_account");
        return sessions.page(PageRequest.of(params), keys, _ -> !impossible)
                .json(call.version(), call.url());
    }

    private static List<String> keysOf(CheckoutSession session) {
        Progress progress = session.progress();
        return Index.keys(
                "status", progress.status().name(),
                "customer", progress.customer(),
                "intent", progress.paymentIntent(),
                "email", progress.payer() == null ? null : progress.payer().email());
    }

    private ObjectNode update(Call call) {
        CheckoutSession before = sessions.get(call.id(), "session");
        return sessions.put(before.with(call.params().metadata(before.metadata())))
                .json(call.version());
    }

    private ObjectNode lineItems(Call call) {
        CheckoutSession session = sessions.get(call.id(), "session");
        return LineItems.page(session, PageRequest.of(call.params()), call.version());
    }

    private ObjectNode expire(Call call) {
        return expire(call.id(), call.cause()).json(call.version());
    }

    /**
     * Ends a session before its time.
     *
     * @throws StripeError if it is not open
     */
    public CheckoutSession expire(String id, Cause cause) {
        CheckoutSession session = sessions.get(id, "session");
        if (!session.open()) {
            throw StripeError.conflict(
                    null,
                    null,
                    ("Only Checkout Sessions with a status in [\"open\"] can be expired. This"
                                    + " Checkout Session has a status of `%s`.")
                            .formatted(
                                    session.progress().status().name().toLowerCase(Locale.ROOT)));
        }
        return expired(session, cause);
    }

    private void expireIfOpen(String id) {
        sessions.find(id)
                .filter(CheckoutSession::open)
                .ifPresent(session -> expired(session, Cause.NONE));
    }

    private CheckoutSession expired(CheckoutSession session, Cause cause) {
        Progress progress = session.progress();
        CheckoutSession expired =
                sessions.put(session.with(progress.with(Status.EXPIRED, progress.paymentStatus())));
        Optional<PaymentIntent> started = payments.intents().find(progress.paymentIntent());
        started.ifPresent(intent -> payments.cancel(Objects.requireNonNull(intent), cause));
        scene.events().publish("checkout.session.expired", expired, cause);
        return expired;
    }
}
