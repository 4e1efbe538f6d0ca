package com.thebabesclub.commerce.stripe;

import com.stripe.model.Customer;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** The users' customers at Stripe. The errors are those of {@link StripeGateway}. */
@Singleton
public final class StripeCustomerClient {

    private final StripeGateway stripe;

    public StripeCustomerClient(StripeGateway stripe) {
        this.stripe = stripe;
    }

    /** Makes a customer, or finds it again under the same key, and answers with its id. */
    public Mono<String> create(String userId, Optional<String> email, String idempotencyKey) {
        CustomerCreateParams.Builder params =
                CustomerCreateParams.builder().putMetadata("userId", userId);
        email.ifPresent(params::setEmail);
        return stripe.call(
                        "customers.create",
                        client ->
                                client.v1()
                                        .customers()
                                        .create(
                                                params.build(),
                                                RequestOptions.builder()
                                                        .setIdempotencyKey(idempotencyKey)
                                                        .build()))
                .map(Customer::getId);
    }
}
