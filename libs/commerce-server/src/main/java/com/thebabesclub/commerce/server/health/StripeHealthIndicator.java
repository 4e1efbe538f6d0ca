package com.thebabesclub.commerce.server.health;

import com.thebabesclub.commerce.stripe.CircuitBreaker;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;

import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

import reactor.core.publisher.Mono;

/**
 * What the circuit says of Stripe, without a call to it. An open one is unknown and never down:
 * quotes, orders and profiles need no Stripe, so the instance stays in service.
 */
@Singleton
@Readiness
@Requires(beans = {HealthEndpoint.class, CircuitBreaker.class})
final class StripeHealthIndicator implements HealthIndicator {

    private static final String NAME = "stripe";

    private final CircuitBreaker circuit;

    StripeHealthIndicator(CircuitBreaker circuit) {
        this.circuit = circuit;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.fromSupplier(() -> circuit.isOpen() ? HealthStatus.UNKNOWN : HealthStatus.UP)
                .map(status -> HealthResult.builder(NAME, status).build());
    }
}
