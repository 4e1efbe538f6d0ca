package com.thebabesclub.stripe.emulator.page;

import static com.thebabesclub.stripe.emulator.page.Html.escaped;

import com.thebabesclub.stripe.emulator.api.Answer;
import com.thebabesclub.stripe.emulator.checkout.Checkout;
import com.thebabesclub.stripe.emulator.checkout.CheckoutSession;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt.Outcome;
import com.thebabesclub.stripe.emulator.checkout.Sessions;
import com.thebabesclub.stripe.emulator.clock.Timeline;
import com.thebabesclub.stripe.emulator.error.StripeError;
import com.thebabesclub.stripe.emulator.params.Params;
import com.thebabesclub.stripe.emulator.payment.Decline;
import com.thebabesclub.stripe.emulator.webhook.Deliveries;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.Objects;

/** Serves the payment page of each session under {@link #PATH}. */
public final class Pages {

    /** A session's id follows. */
    public static final String PATH = "/c/pay/";

    /** As long as Stripe's page waits for the shop's webhook before it sends the payer back. */
    private static final Duration WAIT_FOR_WEBHOOK = Duration.ofSeconds(10);

    private final Timeline timeline;
    private final Sessions sessions;
    private final Checkout checkout;
    private final Deliveries deliveries;

    public Pages(Timeline timeline, Sessions sessions, Checkout checkout, Deliveries deliveries) {
        this.timeline = timeline;
        this.sessions = sessions;
        this.checkout = checkout;
        this.deliveries = deliveries;
    }

    public Answer answer(String method, String path, String body) {
        String id = path.substring(PATH.length());
        CheckoutSession session = timeline.call(() -> sessions.store().find(id).orElse(null));
        if (session == null) {
            return Answer.html(404, Html.notice("There is no such payment page.", ""));
        }
        if (!session.open()) {
            return Answer.html(200, over(session));
        }
        try {
            return method.equals("POST") ? posted(session, PageForm.read(body)) : shown(session);
        } catch (StripeError e) {
            return page(id, Objects.toString(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.cut();
        }
    }

    private Answer shown(CheckoutSession session) {
        boolean challenged = timeline.call(() -> checkout.challenged(session));
        return Answer.html(200, challenged ? challenge() : PaymentPage.of(session, null));
    }

    private Answer posted(CheckoutSession session, Params form) throws InterruptedException {
        return switch (form.text("action", "pay")) {
            case "authenticate" ->
                    back(timeline.call(() -> checkout.answerChallenge(session.id(), true)));
            case "fail" -> {
                timeline.run(() -> checkout.answerChallenge(session.id(), false));
                yield page(session.id(), Decline.authentication().message());
            }
            default -> paid(session, PageForm.attempt(form, session.terms()));
        };
    }

    private Answer paid(CheckoutSession session, PaymentAttempt attempt)
            throws InterruptedException {
        CheckoutSession after = timeline.call(() -> checkout.submit(session.id(), attempt));
        if (!after.open()) {
            return back(after);
        }
        return switch (attempt.outcome()) {
            case Outcome.Declined(String code) -> page(after.id(), Decline.card(code).message());
            default -> Answer.redirect(PATH + after.id());
        };
    }

    /** Sends the payer back, once the shop has heard of it or did not answer in time. */
    private Answer back(CheckoutSession session) throws InterruptedException {
        timeline.await(deliveries::quiet, WAIT_FOR_WEBHOOK);
        return Answer.redirect(session.terms().successUrlOf(session.id()));
    }

    private Answer page(String id, @Nullable String problem) {
        CheckoutSession now = timeline.call(() -> sessions.store().get(id, "session"));
        return Answer.html(
                problem == null ? 200 : 402, now.open() ? PaymentPage.of(now, problem) : over(now));
    }

    private static String challenge() {
        return Html.notice(
                "3-D Secure",
                """
                <p>This is the page of the payer's bank. Does the payer authenticate?</p>
                <form method="post">
                <button name="action" value="authenticate">Complete authentication</button>
                <button class="plain" name="action" value="fail">Fail authentication</button>
                </form>
                """);
    }

    private static String over(CheckoutSession session) {
        return switch (session.progress().status()) {
            case COMPLETE ->
                    Html.notice(
                            "You’re all done here",
                            "<p>This payment is complete.</p>"
                                    + Html.link(
                                            session.terms().successUrlOf(session.id()),
                                            "Back to the shop"));
            default ->
                    Html.notice(
                            "This payment page has timed out",
                            "<p>Session %s is over. Nothing was charged.</p>"
                                    .formatted(escaped(session.id())));
        };
    }
}
