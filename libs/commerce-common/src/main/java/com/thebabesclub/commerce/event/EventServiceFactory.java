package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.runtime.metric.Metrics;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.settlement.ReversalSettlementService;
import com.thebabesclub.commerce.settlement.SettlementService;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.util.Optional;

/** Puts together what handles events, for every deployable that does. */
@Factory
@Requires(beans = Secrets.class)
public final class EventServiceFactory {

    @Singleton
    public EventService events(
            ShopProperties shop,
            ParkingProperties parking,
            Secrets secrets,
            SettlementService settlement,
            ReversalSettlementService payments,
            EventLedger ledger,
            UnfinishedEventRepository unfinished,
            Optional<DeadLetterPublisher> deadLetters,
            Metrics metrics,
            Clock clock) {
        EventScope scope = EventScope.of(shop.app(), secrets.get(SecretName.STRIPE_SECRET));
        return new EventService(
                new EventDispatcher(scope, settlement, payments, ledger, unfinished, metrics),
                new EventFailureService(
                        unfinished,
                        deadLetters.orElse(_ -> Mono.empty()),
                        parking.parking(),
                        metrics,
                        clock));
    }
}
