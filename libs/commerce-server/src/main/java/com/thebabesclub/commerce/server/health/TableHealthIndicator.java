package com.thebabesclub.commerce.server.health;

import com.thebabesclub.commerce.runtime.deadline.Deadline;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.Key;

import io.micronaut.context.annotation.Requires;
import io.micronaut.health.HealthStatus;
import io.micronaut.management.endpoint.health.HealthEndpoint;
import io.micronaut.management.health.indicator.HealthIndicator;
import io.micronaut.management.health.indicator.HealthResult;
import io.micronaut.management.health.indicator.annotation.Readiness;

import jakarta.inject.Singleton;

import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;

/**
 * Whether the table answers: without it no route does. Part of readiness and not of liveness, since
 * a new process would find the same table.
 */
@Singleton
@Readiness
@Requires(beans = {HealthEndpoint.class, CommerceTable.class})
final class TableHealthIndicator implements HealthIndicator {

    /** For the read with all its attempts. */
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private static final Logger LOG = LoggerFactory.getLogger(TableHealthIndicator.class);

    private static final String NAME = "table";

    /** Nobody writes it: half a unit of capacity for the answer that it is not there. */
    private static final Key KEY = Key.session("health");

    private final CommerceTable table;
    private final Clock clock;

    TableHealthIndicator(CommerceTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    @Override
    public Publisher<HealthResult> getResult() {
        return Mono.defer(() -> Deadline.in(LIMIT, clock).bound(table.get(KEY).then()))
                .thenReturn(result(HealthStatus.UP))
                .doOnError(failure -> LOG.atWarn().setCause(failure).log("Table is not ready"))
                .onErrorReturn(result(HealthStatus.DOWN));
    }

    private static HealthResult result(HealthStatus status) {
        return HealthResult.builder(NAME, status).build();
    }
}
