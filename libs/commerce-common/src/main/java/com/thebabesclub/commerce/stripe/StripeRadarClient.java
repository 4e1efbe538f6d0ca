package com.thebabesclub.commerce.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.stripe.param.ReviewListParams;
import com.stripe.param.radar.EarlyFraudWarningListParams;
import com.thebabesclub.commerce.domain.order.PostPaymentObservation.Alerted;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Instant;
import java.util.Optional;

/**
 * The account's warnings of fraud and reviews by when they were made, whatever they are of. The
 * errors are those of {@link StripeGateway}.
 */
@Singleton
public final class StripeRadarClient {

    private static final long PAGE = 100;

    private final StripeGateway stripe;

    public StripeRadarClient(StripeGateway stripe) {
        this.stripe = stripe;
    }

    /**
     * A page of the warnings that were made from one moment to another, both included.
     *
     * @param after the id after which to begin; empty for the newest
     */
    public Mono<StripePage<Alerted>> warnings(Instant from, Instant to, Optional<String> after) {
        EarlyFraudWarningListParams.Builder params =
                EarlyFraudWarningListParams.builder()
                        .putExtraParam("created", StripeJson.created(from, to))
                        .setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return stripe.page(
                "radar.early_fraud_warnings.list",
                client -> client.v1().radar().earlyFraudWarnings().list(params.build()),
                StripeRadarClient::alert);
    }

    /**
     * A page of the reviews that were opened from one moment to another, both included.
     *
     * @param after the id after which to begin; empty for the newest
     */
    public Mono<StripePage<Alerted>> reviews(Instant from, Instant to, Optional<String> after) {
        ReviewListParams.Builder params =
                ReviewListParams.builder()
                        .putExtraParam("created", StripeJson.created(from, to))
                        .setLimit(PAGE);
        after.ifPresent(params::setStartingAfter);
        return stripe.page(
                "reviews.list",
                client -> client.v1().reviews().list(params.build()),
                StripeRadarClient::alert);
    }

    private static Optional<Alerted> alert(JsonNode object) {
        return PaymentJson.read(object).filter(Alerted.class::isInstance).map(Alerted.class::cast);
    }
}
