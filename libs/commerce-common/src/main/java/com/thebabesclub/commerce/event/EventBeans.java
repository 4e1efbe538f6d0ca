package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.ledger.UnfinishedEvents;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.settlement.PaymentSettlement;
import com.thebabesclub.commerce.settlement.Settlement;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Optional;

/** Puts together what handles events, for every deployable that does. */
@Factory
@Requires(beans = Secrets.class)
public final class EventBeans {

    @Singleton
    public Events events(
            Settings settings,
            Secrets secrets,
            Settlement settlement,
            PaymentSettlement payments,
            UnfinishedEvents unfinished,
            Optional<DeadLetters> deadLetters,
            Metrics metrics,
            Clock clock) {
        EventScope scope = EventScope.from(settings, secrets.get(Setting.STRIPE_SECRET));
        return new Events(
                new EventWork(scope, settlement, payments, unfinished, metrics),
                new EventFailures(
                        unfinished,
                        deadLetters.orElse(_ -> Mono.empty()),
                        Parking.from(settings),
                        metrics,
                        clock));
    }
}
