package com.thebabesclub.commerce.webhook.event;

import com.thebabesclub.commerce.due.DueQueue;
import com.thebabesclub.commerce.event.Events;
import com.thebabesclub.commerce.mail.MailRoom;
import com.thebabesclub.commerce.mail.MailSettings;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.settlement.AfterCommit;
import com.thebabesclub.commerce.table.CommerceTable;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** Puts the webhook together. */
@Factory
final class WebhookBeans {

    @Singleton
    Secrets secrets(Settings settings, SecretSource source, Clock clock) {
        EnumSet<Setting> needed = EnumSet.of(Setting.STRIPE_SECRET, Setting.STRIPE_WEBHOOK_SECRET);
        needed.addAll(List.of(MailSettings.secrets(settings)));
        return Secrets.read(settings, source, clock, needed.toArray(Setting[]::new));
    }

    @Singleton
    MailRoom mailRoom(
            Settings settings,
            Secrets secrets,
            BeanProvider<SesV2AsyncClient> ses,
            JsonMapper json,
            Metrics metrics,
            Clock clock) {
        return MailRoom.of(MailSettings.from(settings), secrets, ses, json, metrics, clock);
    }

    /** Mail goes out before the answer, since work after it would be frozen on Lambda. */
    @Singleton
    AfterCommit afterCommit(MailRoom mail, CommerceTable table, Clock clock) {
        return mail.afterCommit(new DueQueue(table, clock));
    }

    @Singleton
    SigningSecrets signingSecrets(Secrets secrets, Settings settings, Clock clock) {
        int tolerance = settings.number(Setting.STRIPE_WEBHOOK_TOLERANCE, 1, 3600);
        return new SigningSecrets(secrets, Duration.ofSeconds(tolerance), clock);
    }

    @Singleton
    Deliveries deliveries(SigningSecrets secrets, Events events, WebhookMetrics metrics) {
        return new Deliveries(secrets, events, metrics);
    }

    @Singleton
    WebhookMetrics webhookMetrics(Metrics metrics, Clock clock) {
        return new WebhookMetrics(metrics, clock);
    }
}
