package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.Refund;
import com.stripe.param.ChargeRetrieveParams;
import com.stripe.param.DisputeUpdateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.thebabesclub.stripe.emulator.checkout.PaymentAttempt;
import com.thebabesclub.stripe.emulator.event.Event;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;

class RefundAndDisputeTest {

    @RegisterExtension private final Emulated emulated = new Emulated();

    private String intent;

    @BeforeEach
    void pay() throws StripeException {
        String session = Shop.session(emulated.client()).getId();
        intent = emulated.stripe().pay(session).path("payment_intent").asText();
    }

    @Test
    void partsAddUpToTheWholeAndNoMore() throws StripeException {
        Refund part = refund(1000L);
        assertThat(part.getStatus()).isEqualTo("succeeded");
        assertThat(charge().getAmountRefunded()).isEqualTo(1000);
        assertThat(charge().getRefunded()).isFalse();
        assertThatThrownBy(() -> refund(3500L))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining(
                        "Refund amount ($35.00) is greater than unrefunded amount on charge"
                                + " ($34.99)");

        refund(null);
        assertThat(charge().getAmountRefunded()).isEqualTo(4499);
        assertThat(charge().getRefunded()).isTrue();
        assertThatThrownBy(() -> refund(null))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getCode()).isEqualTo("charge_already_refunded"));
        assertThat(emulated.stripe().events("charge.refunded")).hasSize(2);
        assertThat(emulated.stripe().events("refund.created")).hasSize(2);
    }

    @Test
    void aRefundThatFailsLaterNoLongerCounts() throws StripeException {
        String id = refund(1000L).getId();

        emulated.stripe().failRefund(id);

        assertThat(emulated.client().v1().refunds().retrieve(id).getStatus()).isEqualTo("failed");
        assertThat(charge().getAmountRefunded()).isZero();
        assertThat(typesAfter("charge.refunded"))
                .containsExactly("refund.updated", "charge.refund.updated", "refund.failed");
        assertThat(
                        emulated.client().v1().balanceTransactions().list().getData().stream()
                                .mapToLong(transaction -> transaction.getAmount())
                                .sum())
                .isEqualTo(4499);
    }

    @Test
    void aPendingRefundSucceedsWhenTheBankTakesIt() throws StripeException {
        String id = emulated.stripe().refundPending(intent, 500);
        assertThat(emulated.client().v1().refunds().retrieve(id).getStatus()).isEqualTo("pending");

        emulated.stripe().succeedRefund(id);

        assertThat(emulated.client().v1().refunds().retrieve(id).getStatus())
                .isEqualTo("succeeded");
        assertThatThrownBy(() -> emulated.stripe().succeedRefund(id))
                .hasMessageContaining("is not pending but SUCCEEDED");
    }

    @Test
    void aBalanceThatDoesNotCoverARefundLetsItWait() throws StripeException {
        emulated.stripe().balanceCovers(false);
        String first = refund(1000L).getId();
        String second = refund(500L).getId();
        emulated.stripe().balanceCovers(true);

        assertThat(emulated.client().v1().refunds().retrieve(first).getPendingReason())
                .isEqualTo("insufficient_funds");
        assertThat(charge().getAmountRefunded()).isEqualTo(1500);

        emulated.stripe().succeedRefund(first);
        emulated.stripe().failRefund(second);

        Refund failed = emulated.client().v1().refunds().retrieve(second);
        assertThat(failed.getStatus()).isEqualTo("failed");
        assertThat(failed.getFailureReason()).isEqualTo("insufficient_funds");
        assertThat(failed.getPendingReason()).isNull();
        assertThat(charge().getAmountRefunded()).isEqualTo(1000);
    }

    @Test
    void aDisputeRefusesRefundsAndFailsThoseThatArePending() throws StripeException {
        String pending = emulated.stripe().refundPending(intent, 500);
        emulated.stripe().dispute(intent);

        assertThatThrownBy(() -> refund(100L))
                .isInstanceOfSatisfying(
                        InvalidRequestException.class,
                        e -> assertThat(e.getCode()).isEqualTo("charge_disputed"));
        emulated.stripe().failRefund(pending);
        assertThat(emulated.client().v1().refunds().retrieve(pending).getFailureReason())
                .isEqualTo("charge_for_pending_refund_disputed");
    }

    @Test
    void moreThanTenRefundsAreCutInTheChargeAndPagedInTheList() throws StripeException {
        for (int i = 0; i < 12; i++) {
            refund(10L);
        }

        Charge charge =
                emulated.client()
                        .v1()
                        .charges()
                        .retrieve(
                                charge().getId(),
                                ChargeRetrieveParams.builder().addExpand("refunds").build());
        assertThat(charge.getRefunds().getData()).hasSize(10);
        assertThat(charge.getRefunds().getHasMore()).isTrue();
        assertThat(
                        emulated.client()
                                .v1()
                                .refunds()
                                .list(
                                        RefundListParams.builder()
                                                .setPaymentIntent(intent)
                                                .setLimit(100L)
                                                .build())
                                .getData())
                .hasSize(12);
    }

    @Test
    void theRefundOfADebitStartsPending() throws StripeException {
        String session = Shop.session(emulated.client()).getId();
        intent =
                emulated.stripe()
                        .pay(session, PaymentAttempt.pending())
                        .path("payment_intent")
                        .asText();
        emulated.stripe().settle(session, true);

        assertThat(refund(100L).getStatus()).isEqualTo("pending");
    }

    @Test
    void aDisputeTakesTheMoneyAndAWonOneGivesItBack() throws StripeException {
        String id = emulated.stripe().dispute(intent);
        Dispute opened = emulated.client().v1().disputes().retrieve(id);
        assertThat(opened.getStatus()).isEqualTo("needs_response");
        assertThat(opened.getBalanceTransactions().getFirst().getNet()).isEqualTo(-4499 - 1500);
        assertThat(charge().getDisputed()).isTrue();
        assertThatThrownBy(() -> refund(1L)).hasMessageContaining("has been charged back");

        Dispute argued =
                emulated.client()
                        .v1()
                        .disputes()
                        .update(
                                id,
                                DisputeUpdateParams.builder()
                                        .setEvidence(
                                                DisputeUpdateParams.Evidence.builder()
                                                        .setShippingTrackingNumber("1Z")
                                                        .build())
                                        .setSubmit(true)
                                        .build());
        assertThat(argued.getStatus()).isEqualTo("under_review");
        assertThat(argued.getEvidence().getShippingTrackingNumber()).isEqualTo("1Z");

        emulated.stripe().decideDispute(id, true);
        Dispute won = emulated.client().v1().disputes().retrieve(id);
        assertThat(won.getStatus()).isEqualTo("won");
        assertThat(won.getBalanceTransactions()).hasSize(2);
        assertThat(typesAfter("checkout.session.completed"))
                .containsExactly(
                        "charge.dispute.created",
                        "charge.dispute.funds_withdrawn",
                        "charge.dispute.updated",
                        "charge.dispute.closed",
                        "charge.dispute.funds_reinstated");
    }

    @Test
    void aDisputeThatNobodyAnswersIsLostAtItsTime() throws StripeException {
        String id = emulated.stripe().dispute(intent);

        emulated.stripe().moveClock(Duration.ofDays(10));

        assertThat(emulated.client().v1().disputes().retrieve(id).getStatus()).isEqualTo("lost");
    }

    @Test
    void anInquiryTakesNoMoneyUnlessItGrowsIntoADispute() throws StripeException {
        String id = emulated.stripe().inquire(intent);
        Dispute inquiry = emulated.client().v1().disputes().retrieve(id);
        assertThat(inquiry.getStatus()).isEqualTo("warning_needs_response");
        assertThat(inquiry.getBalanceTransactions()).isEmpty();

        emulated.stripe().escalateInquiry(id);
        assertThat(emulated.client().v1().disputes().retrieve(id).getStatus())
                .isEqualTo("needs_response");
        assertThat(emulated.client().v1().disputes().close(id).getStatus()).isEqualTo("lost");
    }

    private Refund refund(@Nullable Long amount) throws StripeException {
        RefundCreateParams.Builder params = RefundCreateParams.builder().setPaymentIntent(intent);
        if (amount != null) {
            params.setAmount(amount);
        }
        return emulated.client().v1().refunds().create(params.build());
    }

    private Charge charge() throws StripeException {
        String id = emulated.client().v1().paymentIntents().retrieve(intent).getLatestCharge();
        return emulated.client().v1().charges().retrieve(id);
    }

    private List<String> typesAfter(String type) {
        List<String> types = emulated.stripe().events().stream().map(Event::type).toList();
        return types.subList(types.lastIndexOf(type) + 1, types.size());
    }
}
