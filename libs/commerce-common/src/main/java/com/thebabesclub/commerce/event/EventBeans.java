package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.ledger.UnfinishedEvents;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Settings;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Optional;

/** Puts together what handles events, for every deployable that does. */
@Factory
@Requires(beans = Secrets.class)
final class EventBeans {

    @Singleton
    EventAttempts attempts(
            UnfinishedEvents events,
            Optional<DeadLetters> deadLetters,
            Settings settings,
            Metrics metrics,
            Clock clock) {
        return new EventAttempts(
                new EventFailures(
                        events,
                        deadLetters.orElse(_ -> Mono.empty()),
                        Parking.from(settings),
                        metrics,
                        clock));
    }
}
