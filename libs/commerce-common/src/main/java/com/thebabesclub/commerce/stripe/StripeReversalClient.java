package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import com.thebabesclub.commerce.domain.order.Dispute;
import com.thebabesclub.commerce.domain.order.PostPaymentObservation.Payment;
import com.thebabesclub.commerce.domain.order.PostPaymentObservation.Refunded;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Optional;

/**
 * The account's refunds and disputes by when they were made, whatever they are of. The errors are
 * those of {@link StripeGateway}.
 */
@Singleton
public final class StripeReversalClient {

    private static final long PAGE = 100;

    private final StripeGateway stripe;

    public StripeReversalClient(StripeGateway stripe) {
        this.stripe = stripe;
    }

    /**
     * A page of the refunds that were asked for from one moment to another, both included.
     *
     * @param after the id after which to begin; empty for the newest
     */
    public Mono<StripePage<Refunded>> refunds(Instant from, Instant to, Optional<String> after) {
        RefundListParams.Builder params =
                RefundListParams.builder()
                        .putExtraParam("created", StripeJson.created(from, to))
                        .setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return stripe.page(
                "refunds.list",
                client -> client.v1().refunds().list(params.build()),
                StripeReversalClient::refunded);
    }

    /**
     * A page of the disputes that were opened from one moment to another, both included.
     *
     * @param after the id after which to begin; empty for the newest
     */
    public Mono<StripePage<ListedDispute>> disputes(
            Instant from, Instant to, Optional<String> after) {
        DisputeListParams.Builder params =
                DisputeListParams.builder()
                        .putExtraParam("created", StripeJson.created(from, to))
                        .setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return stripe.page(
                "disputes.list",
                client -> client.v1().disputes().list(params.build()),
                StripeReversalClient::disputed);
    }

    private static Optional<ListedDispute> disputed(JsonNode dispute) {
        return Optional.of(
                new ListedDispute(PaymentJson.payment(dispute), PaymentJson.dispute(dispute)));
    }

    private static Optional<Refunded> refunded(JsonNode refund) {
        return PaymentJson.refund(refund)
                .map(read -> new Refunded(PaymentJson.payment(refund), read));
    }

    /**
     * A dispute and the payment that it is about.
     *
     * @param dispute its revision is for whoever commits it to set
     */
    public record ListedDispute(Payment payment, Dispute dispute) {}
}
