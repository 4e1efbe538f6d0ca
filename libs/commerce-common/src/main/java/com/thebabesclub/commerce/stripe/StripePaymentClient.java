package com.thebabesclub.commerce.stripe;

import com.stripe.param.RefundCreateParams;
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
     * Gives money of a payment back; under the same key again it is the same refund.
     *
     * @param amount in minor units
     * @param reason Stripe's word
     * @param requestId who asked for it, which the refund says from then on
     */
    public Mono<Refund> refund(
            String intentId,
            long amount,
            Optional<String> reason,
            String requestId,
            String idempotencyKey) {
        RefundCreateParams.Builder params =
                RefundCreateParams.builder()
                        .setPaymentIntent(intentId)
                        .setAmount(amount)
                        .putMetadata(PaymentJson.REQUEST_ID, requestId);
        reason.ifPresent(word -> params.putExtraParam("reason", word));
        return stripe.json(
                        "refunds.create",
                        client ->
                                client.v1()
                                        .refunds()
                                        .create(params.build(), StripeGateway.once(idempotencyKey)))
                .flatMap(refund -> Mono.justOrEmpty(PaymentJson.refund(refund)));
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
