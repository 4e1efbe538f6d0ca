package com.thebabesclub.commerce.webhook.delivery;

import com.thebabesclub.commerce.outbox.OutboxRepository;
import com.thebabesclub.commerce.outbox.OutboxTask.Kind;
import com.thebabesclub.commerce.outbox.PostCommitTasks;
import com.thebabesclub.commerce.outbox.mail.MailDispatcher;
import com.thebabesclub.commerce.outbox.mail.MailProperties;
import com.thebabesclub.commerce.outbox.orderevent.OrderEventDispatcher;
import com.thebabesclub.commerce.outbox.orderevent.OrderEventProperties;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.SecretSource;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.util.EnumSet;

/** Puts the webhook together. */
@Factory
final class DeliveryFactory {

    @Singleton
    Secrets secrets(
            MailProperties mail,
            OrderEventProperties orderEvents,
            EnvironmentVariables variables,
            SecretSource source,
            Clock clock) {
        EnumSet<SecretName> needed =
                EnumSet.of(SecretName.STRIPE_SECRET, SecretName.STRIPE_WEBHOOK_SECRET);
        needed.addAll(mail.secrets());
        needed.addAll(orderEvents.secrets());
        return Secrets.read(variables, source, clock, needed.toArray(SecretName[]::new));
    }

    /** It is sent before the answer, since work after it would be frozen on Lambda. */
    @Singleton
    PostCommitTasks afterCommit(
            MailDispatcher mail, OrderEventDispatcher orderEvents, OutboxRepository queue) {
        return orderEvents.afterCommit().and(Kind.MAIL, mail.afterCommit(queue));
    }
}
