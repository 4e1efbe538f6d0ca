package com.thebabesclub.commerce.event;

import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.ShopProperties;
import com.thebabesclub.commerce.stripe.StripeEventClient;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.time.Clock;

/** Compares the webhook with what the settings say of it. */
@Factory
@Requires(beans = Secrets.class)
final class WebhookHealthFactory {

    @Singleton
    WebhookHealthService checkup(
            StripeEventClient stripe,
            EventLedger ledger,
            UnfinishedEventRepository unfinished,
            WebhookEndpointProperties endpoint,
            ShopProperties shop,
            Clock clock) {
        return new WebhookHealthService(
                stripe,
                ledger,
                unfinished,
                WebhookEndpointExpectation.from(endpoint),
                shop.app(),
                clock);
    }
}
