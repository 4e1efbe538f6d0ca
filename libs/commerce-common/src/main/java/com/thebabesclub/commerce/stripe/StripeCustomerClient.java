package com.thebabesclub.commerce.stripe;

import com.stripe.model.Customer;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;

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

    /** Tells the customer's e-mail. May be told again. */
    public Mono<Void> tellEmail(String customerId, String email) {
        CustomerUpdateParams params = CustomerUpdateParams.builder().setEmail(email).build();
        return stripe.call(
                        "customers.update",
                        client -> client.v1().customers().update(customerId, params))
                .then();
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
                                        .create(params.build(), StripeGateway.once(idempotencyKey)))
                .map(Customer::getId);
    }
}
