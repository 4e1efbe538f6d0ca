package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Review;
import com.stripe.model.radar.EarlyFraudWarning;
import com.thebabesclub.stripe.emulator.event.Event;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Warnings and reviews, as Stripe's own library reads them. */
class RadarTest {

    @RegisterExtension private final Emulated emulated = new Emulated();

    private String intent;

    @BeforeEach
    void pay() throws StripeException {
        String session = Shop.session(emulated.client()).getId();
        intent = emulated.stripe().pay(session).path("payment_intent").asText();
    }

    @Test
    void aWarningIsActionableUntilItIsNot() throws StripeException {
        String id = emulated.stripe().warnOfFraud(intent);
        EarlyFraudWarning warning =
                emulated.client().v1().radar().earlyFraudWarnings().retrieve(id);
        assertThat(warning.getActionable()).isTrue();
        assertThat(warning.getPaymentIntent()).isEqualTo(intent);
        assertThat(warning.getFraudType()).isEqualTo("misc");

        emulated.stripe().settleFraudWarning(id);

        assertThat(
                        emulated.client()
                                .v1()
                                .radar()
                                .earlyFraudWarnings()
                                .list()
                                .getData()
                                .getFirst()
                                .getActionable())
                .isFalse();
        assertThat(emulated.stripe().events())
                .extracting(Event::type)
                .contains("radar.early_fraud_warning.created", "radar.early_fraud_warning.updated");
    }

    @Test
    void aReviewIsOpenUntilSomebodyApproves() throws StripeException {
        String id = emulated.stripe().openReview(intent);
        Review review = emulated.client().v1().reviews().retrieve(id);
        assertThat(review.getOpen()).isTrue();
        assertThat(review.getReason()).isEqualTo("rule");

        review = emulated.client().v1().reviews().approve(id);

        assertThat(review.getOpen()).isFalse();
        assertThat(review.getReason()).isEqualTo("approved");
        assertThat(review.getClosedReason()).isEqualTo("approved");
        assertThat(emulated.stripe().events("review.opened")).hasSize(1);
        assertThat(emulated.stripe().events("review.closed")).hasSize(1);
        assertThatThrownBy(() -> emulated.client().v1().reviews().approve(id))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void warningsAreListedByTheirPayment() throws Exception {
        String warning = emulated.stripe().warnOfFraud(intent);
        String list = "/v1/radar/early_fraud_warnings?payment_intent=";

        assertThat(emulated.get(list + intent).json().at("/data/0/id").asText()).isEqualTo(warning);
        assertThat(emulated.get(list + "pi_other").json().path("data")).isEmpty();
        assertThat(
                        emulated.get("/v1/radar/early_fraud_warnings?charge=ch_other")
                                .json()
                                .path("data"))
                .isEmpty();
    }

    @Test
    void bothAreMadeByControlsToo() throws Exception {
        String warning =
                emulated.post("/_emulator/payment_intents/" + intent + "/early_fraud_warning", "{}")
                        .json()
                        .path("id")
                        .asText();
        String review =
                emulated.post("/_emulator/payment_intents/" + intent + "/review", "{}")
                        .json()
                        .path("id")
                        .asText();

        assertThat(
                        emulated.post(
                                        "/_emulator/early_fraud_warnings/" + warning + "/settle",
                                        "{}")
                                .json()
                                .path("actionable")
                                .asBoolean())
                .isFalse();
        assertThat(
                        emulated.post("/_emulator/reviews/" + review + "/close", "{}")
                                .json()
                                .path("open")
                                .asBoolean())
                .isFalse();
    }
}
