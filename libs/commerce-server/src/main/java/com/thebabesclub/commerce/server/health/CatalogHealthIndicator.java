package com.thebabesclub.commerce.server.health;

import com.thebabesclub.commerce.runtime.catalog.CurrentCatalog;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;

import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;

/**
 * Whether there is anything to sell. Without a catalogue the state is unknown and never down:
 * sessions that are open and their status need none, so the instance stays in service.
 */
@Singleton
@Readiness
@Requires(beans = {HealthEndpoint.class, CurrentCatalog.class})
final class CatalogHealthIndicator implements HealthIndicator {

    private static final String NAME = "catalog";

    private final CurrentCatalog catalog;

    CatalogHealthIndicator(CurrentCatalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return catalog.read()
                .map(_ -> HealthStatus.UP)
                .onErrorReturn(HealthStatus.UNKNOWN)
                .map(status -> HealthResult.builder(NAME, status).build());
    }
}
