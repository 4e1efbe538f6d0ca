package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.PayoutListParams;
import com.thebabesclub.commerce.domain.order.BalanceTransaction;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Optional;

/**
 * What moved on the account's balance, and what of it went to the shop's bank. The errors are those
 * of {@link StripeGateway}.
 */
@Singleton
public final class StripeBalanceClient {

    private static final long PAGE = 100;

    /** A charge, a refund or a dispute, each of which names its payment. */
    private static final String SOURCE = "data.source";

    private final StripeGateway stripe;

    public StripeBalanceClient(StripeGateway stripe) {
        this.stripe = stripe;
    }

    /**
     * A page of what moved from one moment to another, both included.
     *
     * @param after the id after which to begin; empty for the newest
     */
    public Mono<StripePage<BalanceTransaction>> transactions(
            Instant from, Instant to, Optional<String> after) {
        return transactions(
                BalanceTransactionListParams.builder()
                        .putExtraParam("created", StripeJson.created(from, to)),
                after);
    }

    /**
     * A page of what a payout is made of; Stripe knows that of automatic ones.
     *
     * @param after the id after which to begin; empty for the newest
     */
    public Mono<StripePage<BalanceTransaction>> ofPayout(String payoutId, Optional<String> after) {
        return transactions(BalanceTransactionListParams.builder().setPayout(payoutId), after);
    }

    /**
     * A page of the payouts that were made from one moment to another, both included.
     *
     * @param after the id after which to begin; empty for the newest
     */
    public Mono<StripePage<Payout>> payouts(Instant from, Instant to, Optional<String> after) {
        PayoutListParams.Builder params =
                PayoutListParams.builder()
                        .putExtraParam("created", StripeJson.created(from, to))
                        .setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return stripe.page(
                "payouts.list",
                client -> client.v1().payouts().list(params.build()),
                StripeBalanceClient::payout);
    }

    private Mono<StripePage<BalanceTransaction>> transactions(
            BalanceTransactionListParams.Builder params, Optional<String> after) {
        params.setLimit(PAGE).addExpand(SOURCE);
        after.ifPresent(params::setStartingAfter);
        return stripe.page(
                "balance_transactions.list",
                client -> client.v1().balanceTransactions().list(params.build()),
                StripeBalanceClient::transaction);
    }

    private static Optional<BalanceTransaction> transaction(JsonNode json) {
        return StripeJson.objectId(json, "id")
                .map(
                        id ->
                                new BalanceTransaction(
                                        id,
                                        StripeJson.text(json, "reporting_category")
                                                .or(() -> StripeJson.text(json, "type"))
                                                .orElse("other"),
                                        StripeJson.currency(json, "currency").orElse("usd"),
                                        StripeJson.movement(json, "amount"),
                                        StripeJson.movement(json, "fee"),
                                        StripeJson.time(json, "created").orElse(Instant.EPOCH),
                                        StripeJson.time(json, "available_on").orElse(Instant.EPOCH),
                                        StripeJson.id(json.path("source"), "payment_intent")));
    }

    private static Optional<Payout> payout(JsonNode json) {
        return StripeJson.objectId(json, "id")
                .map(
                        id ->
                                new Payout(
                                        id,
                                        StripeJson.time(json, "created").orElse(Instant.EPOCH),
                                        StripeJson.text(json, "status").orElse("unknown"),
                                        StripeJson.currency(json, "currency").orElse("usd"),
                                        StripeJson.movement(json, "amount"),
                                        json.path("automatic").asBoolean()));
    }

    /**
     * Money that went to the shop's bank.
     *
     * @param amount in minor units; negative where it was taken from there
     * @param automatic by Stripe's schedule: only then does Stripe tell what it is made of
     */
    public record Payout(
            String id,
            Instant created,
            String status,
            String currency,
            long amount,
            boolean automatic) {}
}
