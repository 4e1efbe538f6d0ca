package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.param.checkout.SessionCreateParams;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.event.Event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;

class PaymentOutcomesTest {

    @RegisterExtension private final Emulated emulated = new Emulated();

    @Test
    void aDeclinedCardLeavesTheSessionOpenForAnotherAttempt() throws StripeException {
        String id = Shop.session(emulated.client()).getId();

        emulated.stripe().pay(id, PaymentAttempt.declined("insufficient_funds"));

        Session open = session(id);
        assertThat(open.getStatus()).isEqualTo("open");
        PaymentIntent intent = intent(open);
        assertThat(intent.getStatus()).isEqualTo("requires_payment_method");
        assertThat(intent.getLastPaymentError().getDeclineCode()).isEqualTo("insufficient_funds");
        assertThat(types())
                .containsExactly(
                        "payment_intent.created", "charge.failed", "payment_intent.payment_failed");

        emulated.stripe().pay(id);
        assertThat(session(id).getPaymentIntent()).isEqualTo(intent.getId());
        assertThat(intent(session(id)).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void threeDSecureKeepsTheSessionOpenUntilThePayerPasses() throws StripeException {
        String id = Shop.session(emulated.client()).getId();
        emulated.stripe().pay(id, PaymentAttempt.challenged());
        assertThat(intent(session(id)).getStatus()).isEqualTo("requires_action");

        emulated.stripe().answerChallenge(id, false);
        assertThat(intent(session(id)).getLastPaymentError().getCode())
                .isEqualTo("payment_intent_authentication_failure");
        assertThat(session(id).getStatus()).isEqualTo("open");

        emulated.stripe().pay(id, PaymentAttempt.challenged());
        emulated.stripe().answerChallenge(id, true);
        assertThat(session(id).getPaymentStatus()).isEqualTo("paid");
    }

    @Test
    void aDebitCompletesTheSessionUnpaidAndPaysDaysLater() throws StripeException {
        String id = Shop.session(emulated.client()).getId();
        emulated.stripe().pay(id, PaymentAttempt.delayed(true, Duration.ofDays(3)));

        assertThat(session(id).getStatus()).isEqualTo("complete");
        assertThat(session(id).getPaymentStatus()).isEqualTo("unpaid");
        assertThat(intent(session(id)).getStatus()).isEqualTo("processing");

        emulated.stripe().moveClock(Duration.ofDays(3).minusSeconds(1));
        assertThat(session(id).getPaymentStatus()).isEqualTo("unpaid");
        emulated.stripe().moveClock(Duration.ofDays(2));

        assertThat(session(id).getPaymentStatus()).isEqualTo("paid");
        Event succeeded = emulated.stripe().lastEvent("checkout.session.async_payment_succeeded");
        assertThat(succeeded.created())
                .isEqualTo(Emulated.START.plus(Duration.ofDays(3)).getEpochSecond());
        assertThat(types())
                .containsExactly(
                        "payment_intent.created",
                        "charge.pending",
                        "payment_intent.processing",
                        "checkout.session.completed",
                        "charge.succeeded",
                        "payment_intent.succeeded",
                        "checkout.session.async_payment_succeeded");
    }

    @Test
    void aDebitThatFailsLeavesTheSessionCompleteAndUnpaid() throws StripeException {
        String id = Shop.session(emulated.client()).getId();
        emulated.stripe().pay(id, PaymentAttempt.pending());

        emulated.stripe().settle(id, false);

        assertThat(session(id).getStatus()).isEqualTo("complete");
        assertThat(session(id).getPaymentStatus()).isEqualTo("unpaid");
        assertThat(intent(session(id)).getStatus()).isEqualTo("requires_payment_method");
        assertThat(emulated.stripe().events("checkout.session.async_payment_failed")).hasSize(1);
        assertThatThrownBy(() -> emulated.stripe().settle(id, true))
                .hasMessageContaining("not in the state");
    }

    @Test
    void anAbandonedSessionExpiresAndCancelsItsPaymentIntent() throws StripeException {
        String id = Shop.session(emulated.client()).getId();
        emulated.stripe().pay(id, PaymentAttempt.declined("generic_decline"));

        emulated.stripe().moveClock(Duration.ofDays(1));

        assertThat(session(id).getStatus()).isEqualTo("expired");
        assertThat(session(id).getUrl()).isNull();
        assertThat(intent(session(id)).getStatus()).isEqualTo("canceled");
        assertThatThrownBy(() -> emulated.stripe().pay(id)).hasMessageContaining("timed out");
    }

    @Test
    void aCustomerIsMadeOnlyWhenAskedFor() throws StripeException {
        Session guest = Shop.session(emulated.client());
        emulated.stripe().pay(guest.getId());
        assertThat(session(guest.getId()).getCustomer()).isNull();

        Session always =
                emulated.client()
                        .v1()
                        .checkout()
                        .sessions()
                        .create(
                                Shop.cart()
                                        .setCustomerCreation(
                                                SessionCreateParams.CustomerCreation.ALWAYS)
                                        .build());
        emulated.stripe()
                .pay(always.getId(), PaymentAttempt.succeeds().withEmail("ada@example.com"));

        String customer = session(always.getId()).getCustomer();
        assertThat(emulated.client().v1().customers().retrieve(customer).getEmail())
                .isEqualTo("ada@example.com");
        assertThat(intent(session(always.getId())).getCustomer()).isEqualTo(customer);
    }

    @Test
    void aDeletedCustomerTellsSoAndCannotBuy() throws StripeException {
        String customer = emulated.client().v1().customers().create().getId();
        emulated.client().v1().customers().delete(customer);

        assertThat(emulated.client().v1().customers().retrieve(customer).getDeleted()).isTrue();
        assertThatThrownBy(
                        () ->
                                emulated.client()
                                        .v1()
                                        .checkout()
                                        .sessions()
                                        .create(Shop.cart().setCustomer(customer).build()))
                .hasMessageContaining("No such customer: '" + customer + "'");
    }

    private Session session(String id) throws StripeException {
        return emulated.client().v1().checkout().sessions().retrieve(id);
    }

    private PaymentIntent intent(Session session) throws StripeException {
        return emulated.client().v1().paymentIntents().retrieve(session.getPaymentIntent());
    }

    private List<String> types() {
        return emulated.stripe().events().stream().map(Event::type).toList();
    }
}
