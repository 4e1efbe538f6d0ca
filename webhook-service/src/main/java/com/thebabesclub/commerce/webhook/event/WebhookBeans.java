package com.thebabesclub.commerce.webhook.event;

import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.settlement.PaymentSettlement;
import com.thebabesclub.commerce.settlement.Settlement;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.time.Clock;

/** Puts the webhook together. */
@Factory
final class WebhookBeans {

    @Singleton
    Secrets secrets(Settings settings, SecretSource source, Clock clock) {
        return Secrets.read(
                settings, source, clock, Setting.STRIPE_SECRET, Setting.STRIPE_WEBHOOK_SECRET);
    }

    @Singleton
    WebhookSettings webhookSettings(Settings settings, Secrets secrets) {
        return WebhookSettings.from(settings, secrets.get(Setting.STRIPE_SECRET));
    }

    @Singleton
    SigningSecrets signingSecrets(Secrets secrets, WebhookSettings settings, Clock clock) {
        return new SigningSecrets(secrets, settings.tolerance(), clock);
    }

    @Singleton
    WebhookMetrics webhookMetrics(Metrics metrics, Clock clock) {
        return new WebhookMetrics(metrics, clock);
    }

    @Singleton
    Deliveries deliveries(
            WebhookSettings settings,
            Settlement settlement,
            PaymentSettlement payments,
            Metrics metrics) {
        return new Deliveries(settings, settlement, payments, metrics);
    }
}
