package com.thebabesclub.stripe.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Payout;
import com.stripe.param.BalanceTransactionListParams;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

/** Payouts, as Stripe's own library reads them. */
class PayoutsTest {

    @RegisterExtension private final Emulated emulated = new Emulated();

    private String intent;

    @BeforeEach
    void pay() throws StripeException {
        String session = Shop.session(emulated.client()).getId();
        intent = emulated.stripe().pay(session).path("payment_intent").asText();
    }

    @Test
    void anAutomaticPayoutIsMadeOfWhatWasNotPaidOut() throws StripeException {
        emulated.stripe().refund(intent, 100);
        String id = emulated.stripe().payOut("usd");

        Payout payout = emulated.client().v1().payouts().retrieve(id);
        List<BalanceTransaction> moved = of(id);
        assertThat(payout.getAutomatic()).isTrue();
        assertThat(moved)
                .extracting(BalanceTransaction::getReportingCategory)
                .containsExactly("payout", "refund", "charge");
        assertThat(moved.stream().mapToLong(BalanceTransaction::getNet).sum()).isZero();
        assertThat(((Charge) moved.getLast().getSourceObject()).getPaymentIntent())
                .isEqualTo(intent);
        assertThat(emulated.client().v1().payouts().list().getData()).hasSize(1);
        assertThat(emulated.stripe().events("payout.paid")).hasSize(1);

        String next = emulated.stripe().payOut("usd");
        assertThat(emulated.client().v1().payouts().retrieve(next).getAmount()).isZero();
    }

    @Test
    void ofOneByHandNobodyTellsWhatItIsMadeOf() throws StripeException {
        String id = emulated.stripe().payOutByHand("usd", 50);

        assertThat(emulated.client().v1().payouts().retrieve(id).getAutomatic()).isFalse();
        assertThatThrownBy(() -> of(id))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("automatic transfers");
    }

    private List<BalanceTransaction> of(String payout) throws StripeException {
        return emulated.client()
                .v1()
                .balanceTransactions()
                .list(
                        BalanceTransactionListParams.builder()
                                .setPayout(payout)
                                .addExpand("data.source")
                                .build())
                .getData();
    }
}
