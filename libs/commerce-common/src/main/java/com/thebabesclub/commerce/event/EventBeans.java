package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.ledger.UnfinishedEvents;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.SecretName;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.ShopProperties;
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
            ShopProperties shop,
            ParkingProperties parking,
            Secrets secrets,
            Settlement settlement,
            PaymentSettlement payments,
            UnfinishedEvents unfinished,
            Optional<DeadLetters> deadLetters,
            Metrics metrics,
            Clock clock) {
        EventScope scope = EventScope.of(shop.app(), secrets.get(SecretName.STRIPE_SECRET));
        return new Events(
                new EventWork(scope, settlement, payments, unfinished, metrics),
                new EventFailures(
                        unfinished,
                        deadLetters.orElse(_ -> Mono.empty()),
                        parking.parking(),
                        metrics,
                        clock));
    }
}
