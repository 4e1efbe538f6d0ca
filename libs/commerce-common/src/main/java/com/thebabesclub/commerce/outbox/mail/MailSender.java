package com.thebabesclub.commerce.outbox.mail;

import reactor.core.publisher.Mono;

/**
 * Hands a letter to a provider. Completes when the provider has it; fails with {@link MailRejected}
 * where it will never take it, with {@link MailProviderUnavailable} where it may another time.
 */
@FunctionalInterface
interface MailSender {
    Mono<Void> send(Mail mail);
}
