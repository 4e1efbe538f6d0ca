package com.thebabesclub.commerce.webhook.event;

import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;

/** Puts the webhook together. */
@Factory
final class WebhookBeans {

    @Singleton
    Secrets secrets(Settings settings, SecretSource source, Clock clock) {
        return Secrets.read(
                settings, source, clock, Setting.STRIPE_SECRET, Setting.STRIPE_WEBHOOK_SECRET);
    }

    @Singleton
    SigningSecrets signingSecrets(Secrets secrets, Settings settings, Clock clock) {
        int tolerance = settings.number(Setting.STRIPE_WEBHOOK_TOLERANCE, 1, 3600);
        return new SigningSecrets(secrets, Duration.ofSeconds(tolerance), clock);
    }

    @Singleton
    WebhookMetrics webhookMetrics(Metrics metrics, Clock clock) {
        return new WebhookMetrics(metrics, clock);
    }
}
