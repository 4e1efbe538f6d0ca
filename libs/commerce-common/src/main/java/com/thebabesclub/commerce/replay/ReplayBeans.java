package com.thebabesclub.commerce.replay;

import com.thebabesclub.commerce.event.Events;
import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.ledger.UnfinishedEvents;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.ShopProperties;
import com.thebabesclub.commerce.stripe.StripeEvents;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.time.Clock;

/** Puts replay and the health of the webhook together. */
@Factory
@Requires(beans = Secrets.class)
final class ReplayBeans {

    @Singleton
    Replay replay(
            StripeEvents stripe,
            Events events,
            EventLedger ledger,
            UnfinishedEvents unfinished,
            Clock clock) {
        return new Replay(stripe, events, ledger, unfinished, clock);
    }

    @Singleton
    WebhookCheckup checkup(
            StripeEvents stripe,
            EventLedger ledger,
            UnfinishedEvents unfinished,
            EndpointProperties endpoint,
            ShopProperties shop,
            Clock clock) {
        return new WebhookCheckup(
                stripe, ledger, unfinished, EndpointExpectation.from(endpoint), shop.app(), clock);
    }
}
