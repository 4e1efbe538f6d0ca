package com.thebabesclub.stripe.emulator.checkout;

import com.thebabesclub.stripe.emulator.api.Cause;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt.Outcome;
import com.thebabesclub.stripe.emulator.checkout.Progress.PaymentStatus;
import com.thebabesclub.stripe.emulator.checkout.Progress.Status;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.event.Scene;
import com.thebabesclub.stripe.emulator.payment.Decline;
import com.thebabesclub.stripe.emulator.payment.PaymentIntent;
import com.thebabesclub.stripe.emulator.payment.PaymentMethod;
import com.thebabesclub.stripe.emulator.payment.Payments;

import java.util.Objects;

/** What payers do with a session: they pay, fail, pass a challenge, or wait for their bank. */
public final class Checkout {

    private final Scene scene;
    private final Sessions sessions;
    private final Payments payments;
    private final Discounts discounts;
    private final PayerDetails details;

    Checkout(
            Scene scene,
            Sessions sessions,
            Payments payments,
            Discounts discounts,
            PayerDetails details) {
        this.scene = scene;
        this.sessions = sessions;
        this.payments = payments;
        this.discounts = discounts;
        this.details = details;
    }

    /**
     * A payer submits the page.
     *
     * @throws StripeError if the session is not open or does not offer what the payer wants
     */
    public CheckoutSession submit(String id, PaymentAttempt attempt) {
        CheckoutSession session = details.typed(open(id), attempt);
        Cause cause = new Cause(scene.ids().next("req_", 14), scene.ids().next("", 36));
        if (session.free()) {
            return complete(session, PaymentStatus.NO_PAYMENT_REQUIRED);
        }
        return switch (attempt.outcome()) {
            case Outcome.Succeeds _ -> {
                PaymentMethod card = card("4242");
                yield paid(payments.succeed(intent(session, cause), card, cause), session);
            }
            case Outcome.Declined(String code) -> {
                PaymentIntent intent = intent(session, cause);
                payments.decline(intent, card("0002"), Decline.card(code), cause);
                yield tried(session, intent);
            }
            case Outcome.Challenged _ -> {
                PaymentIntent intent = intent(session, cause);
                payments.challenge(intent, card("3220"), cause);
                yield tried(session, intent);
            }
            case Outcome.Delayed delayed -> delay(session, delayed, cause);
        };
    }

    /** True if the payer's bank waits for an answer to its challenge. */
    public boolean challenged(CheckoutSession session) {
        return payments.intents()
                .find(session.progress().paymentIntent())
                .filter(intent -> intent.status() == PaymentIntent.Status.REQUIRES_ACTION)
                .isPresent();
    }

    /** The payer passes or fails the challenge of their bank. */
    public CheckoutSession answerChallenge(String id, boolean passed) {
        CheckoutSession session = open(id);
        PaymentIntent intent = intentIn(session, PaymentIntent.Status.REQUIRES_ACTION);
        if (!passed) {
            payments.failChallenge(intent, Cause.NONE);
            return session;
        }
        PaymentMethod card = Objects.requireNonNull(intent.method()).withAuthentication();
        return paid(payments.succeed(intent, card, Cause.NONE), session);
    }

    /** The payer's bank tells the outcome of a debit. */
    public CheckoutSession settle(String id, boolean succeeded) {
        CheckoutSession session = sessions.store().get(id, "session");
        PaymentIntent intent = intentIn(session, PaymentIntent.Status.PROCESSING);
        if (!succeeded) {
            payments.bounce(intent);
            scene.events().publish("checkout.session.async_payment_failed", session, Cause.NONE);
            return session;
        }
        payments.clear(intent);
        CheckoutSession paid =
                sessions.store()
                        .put(
                                session.with(
                                        session.progress()
                                                .with(Status.COMPLETE, PaymentStatus.PAID)));
        scene.events().publish("checkout.session.async_payment_succeeded", paid, Cause.NONE);
        return paid;
    }

    private CheckoutSession delay(CheckoutSession session, Outcome.Delayed delayed, Cause cause) {
        String type =
                PaymentMethod.delayedType(session.terms().currency())
                        .filter(session.terms().methodTypes()::contains)
                        .orElseThrow(
                                () ->
                                        StripeError.invalid(
                                                "outcome",
                                                "This session offers no delayed payment method."));
        PaymentMethod debit = new PaymentMethod(scene.ids().next("pm_1"), type, "6789", false);
        PaymentIntent intent = payments.process(intent(session, cause), debit, cause);
        if (delayed.settlesAfter() != null) {
            scene.agenda()
                    .in(
                            delayed.settlesAfter(),
                            () -> settleIfPending(session.id(), delayed.succeeds()));
        }
        return complete(tried(session, intent), PaymentStatus.UNPAID);
    }

    private void settleIfPending(String id, boolean succeeds) {
        sessions.store()
                .find(id)
                .flatMap(session -> payments.intents().find(session.progress().paymentIntent()))
                .filter(intent -> intent.status() == PaymentIntent.Status.PROCESSING)
                .ifPresent(_ -> settle(id, succeeds));
    }

    private CheckoutSession paid(PaymentIntent intent, CheckoutSession session) {
        return complete(tried(session, intent), PaymentStatus.PAID);
    }

    private CheckoutSession tried(CheckoutSession session, PaymentIntent intent) {
        return sessions.store().put(session.with(session.progress().withIntent(intent.id())));
    }

    private CheckoutSession complete(CheckoutSession session, PaymentStatus payment) {
        CheckoutSession complete =
                sessions.store()
                        .put(session.with(session.progress().with(Status.COMPLETE, payment)));
        discounts.redeem(complete.discount());
        scene.events().publish("checkout.session.completed", complete, Cause.NONE);
        return complete;
    }

    private PaymentIntent intent(CheckoutSession session, Cause cause) {
        return payments.intents()
                .find(session.progress().paymentIntent())
                .map(started -> payments.retry(started, details.sale(session)))
                .orElseGet(() -> payments.start(details.sale(session), cause));
    }

    private PaymentIntent intentIn(CheckoutSession session, PaymentIntent.Status status) {
        return payments.intents()
                .find(session.progress().paymentIntent())
                .filter(intent -> intent.status() == status)
                .orElseThrow(
                        () ->
                                StripeError.conflict(
                                        "payment_intent_unexpected_state",
                                        "session",
                                        "The session's payment is not in the state "
                                                + status.name()
                                                + "."));
    }

    private CheckoutSession open(String id) {
        CheckoutSession session = sessions.store().get(id, "session");
        if (!session.open()) {
            throw StripeError.conflict(
                    null, "session", "You have already completed this payment, or it timed out.");
        }
        return session;
    }

    private PaymentMethod card(String last4) {
        return PaymentMethod.card(scene.ids().next("pm_1"), last4);
    }
}
