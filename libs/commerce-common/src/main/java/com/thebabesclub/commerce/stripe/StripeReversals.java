package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.param.DisputeListParams;
import com.stripe.param.RefundListParams;
import com.thebabesclub.commerce.order.PaymentNews.Refunded;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Optional;

/**
 * The account's refunds and disputes by when they were made, whatever they are of. The errors are
 * those of {@link StripeGateway}.
 */
@Singleton
public final class StripeReversals {

    private static final long PAGE = 100;

    private final StripeGateway stripe;

    public StripeReversals(StripeGateway stripe) {
        this.stripe = stripe;
    }

    /**
     * A page of the refunds that were asked for from one moment to another, both included.
     *
     * @param after the id after which to begin; empty for the newest
     */
    public Mono<Listing<Refunded>> refunds(Instant from, Instant to, Optional<String> after) {
        RefundListParams.Builder params =
                RefundListParams.builder()
                        .setCreated(
                                RefundListParams.Created.builder()
                                        .setGte(from.getEpochSecond())
                                        .setLte(to.getEpochSecond())
                                        .build())
                        .setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return stripe.call(
                        "refunds.list",
                        client -> client.v1().refunds().list(params.build()).getLastResponse())
                .map(response -> Json.read(response.body()))
                .map(
                        list ->
                                new Listing<>(
                                        Json.elements(list).stream()
                                                .flatMap(json -> refunded(json).stream())
                                                .toList(),
                                        Json.next(list)));
    }

    /**
     * A page of the disputes that were opened from one moment to another, both included.
     *
     * @param after the id after which to begin; empty for the newest
     */
    public Mono<Listing<ListedDispute>> disputes(Instant from, Instant to, Optional<String> after) {
        DisputeListParams.Builder params =
                DisputeListParams.builder()
                        .setCreated(
                                DisputeListParams.Created.builder()
                                        .setGte(from.getEpochSecond())
                                        .setLte(to.getEpochSecond())
                                        .build())
                        .setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return stripe.call(
                        "disputes.list",
                        client -> client.v1().disputes().list(params.build()).getLastResponse())
                .map(response -> Json.read(response.body()))
                .map(
                        list ->
                                new Listing<>(
                                        Json.elements(list).stream()
                                                .map(
                                                        json ->
                                                                new ListedDispute(
                                                                        PaymentJson.payment(json),
                                                                        PaymentJson.dispute(json)))
                                                .toList(),
                                        Json.next(list)));
    }

    private static Optional<Refunded> refunded(JsonNode refund) {
        return PaymentJson.refund(refund)
                .map(read -> new Refunded(PaymentJson.payment(refund), read));
    }
}
