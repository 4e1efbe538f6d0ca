package com.thebabesclub.commerce.replay;

import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.ledger.UnfinishedEvents;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.ShopProperties;
import com.thebabesclub.commerce.stripe.StripeEvents;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.time.Clock;

/** Compares the webhook with what the settings say of it. */
@Factory
@Requires(beans = Secrets.class)
final class ReplayBeans {

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
