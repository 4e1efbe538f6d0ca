package com.thebabesclub.commerce.webhook.event;

import com.thebabesclub.commerce.due.DueQueue;
import com.thebabesclub.commerce.mail.MailProperties;
import com.thebabesclub.commerce.mail.MailRoom;
import com.thebabesclub.commerce.mail.MailSettings;
import com.thebabesclub.commerce.metric.Metrics;
import com.thebabesclub.commerce.secret.SecretName;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Variables;
import com.thebabesclub.commerce.settlement.AfterCommit;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;

import jakarta.inject.Singleton;

import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;

import java.time.Clock;
import java.util.EnumSet;

/** Puts the webhook together. */
@Factory
final class WebhookBeans {

    @Singleton
    Secrets secrets(MailProperties mail, Variables variables, SecretSource source, Clock clock) {
        EnumSet<SecretName> needed =
                EnumSet.of(SecretName.STRIPE_SECRET, SecretName.STRIPE_WEBHOOK_SECRET);
        needed.addAll(mail.secrets());
        return Secrets.read(variables, source, clock, needed.toArray(SecretName[]::new));
    }

    @Singleton
    MailRoom mailRoom(
            MailSettings settings,
            Secrets secrets,
            BeanProvider<SesV2AsyncClient> ses,
            JsonMapper json,
            Metrics metrics,
            Clock clock) {
        return MailRoom.of(settings, secrets, ses, json, metrics, clock);
    }

    /** Mail goes out before the answer, since work after it would be frozen on Lambda. */
    @Singleton
    AfterCommit afterCommit(MailRoom mail, DueQueue queue) {
        return mail.afterCommit(queue);
    }
}
