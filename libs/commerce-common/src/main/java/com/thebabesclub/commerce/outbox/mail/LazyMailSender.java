package com.thebabesclub.commerce.outbox.mail;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.function.Supplier;

/**
 * A sender that is made when the first letter is sent: a webhook that has none to send must not pay
 * for a client at its cold start.
 */
final class LazyMailSender implements MailSender {

    private final Supplier<MailSender> made;
    private @Nullable MailSender sender;

    LazyMailSender(Supplier<MailSender> made) {
        this.made = made;
    }

    @Override
    public Mono<Void> send(Mail mail) {
        return Mono.defer(() -> sender().send(mail));
    }

    private synchronized MailSender sender() {
        MailSender known = sender;
        if (known == null) {
            known = made.get();
            sender = known;
        }
        return known;
    }
}
