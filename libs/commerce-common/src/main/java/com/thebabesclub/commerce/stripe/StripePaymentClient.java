package com.thebabesclub.commerce.stripe;

import com.stripe.param.RefundListParams;
import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.Refund;

import jakarta.inject.Singleton;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;

/**
 * What became of payments at Stripe: refunds, disputes, charges. The errors are those of {@link
 * StripeGateway}.
 */
@Singleton
public final class StripePaymentClient {

    private static final long PAGE = 100;

    /** More refunds of one payment than the table takes; more pages than this are a loop. */
    private static final int MOST_REFUND_PAGES = 60;

    private final StripeGateway stripe;

    public StripePaymentClient(StripeGateway stripe) {
        this.stripe = stripe;
    }

    /** All refunds of a payment intent, of every status. */
    public Mono<List<Refund>> refunds(String intentId) {
        return StripePage.all(after -> refundPage(intentId, after))
                .take(MOST_REFUND_PAGES)
                .flatMap(page -> Flux.fromIterable(page.elements()))
                .collectList();
    }

    /**
     * The dispute as it is now, with the money that it moved. Its revision is for the caller to
     * set.
     */
    public Mono<Dispute> dispute(String disputeId) {
        return stripe.json(
                        "disputes.retrieve", client -> client.v1().disputes().retrieve(disputeId))
                .map(PaymentJson::dispute);
    }

    /** The payment intent that a charge belongs to; empty where it has none. */
    public Mono<String> intentOf(String chargeId) {
        return stripe.json("charges.retrieve", client -> client.v1().charges().retrieve(chargeId))
                .flatMap(charge -> Mono.justOrEmpty(StripeJson.id(charge, "payment_intent")));
    }

    private Mono<StripePage<Refund>> refundPage(String intentId, Optional<String> after) {
        RefundListParams.Builder params =
                RefundListParams.builder().setPaymentIntent(intentId).setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return stripe.page(
                "refunds.list",
                client -> client.v1().refunds().list(params.build()),
                PaymentJson::refund);
    }
}
