package com.thebabesclub.commerce.outbox.mail;

import com.thebabesclub.commerce.runtime.log.Trace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

/** Sends nothing, and says that it would have. For development, and until a provider is set up. */
final class LoggingMailSender implements MailSender {

    private static final Logger LOG = LoggerFactory.getLogger(LoggingMailSender.class);

    @Override
    public boolean isCarrying() {
        return false;
    }

    @Override
    public Mono<Void> send(Mail mail) {
        return Trace.log(
                trace ->
                        trace.mark(LOG.atInfo())
                                .addKeyValue("kind", mail.kind())
                                .addKeyValue("characters", mail.text().length())
                                .log("Mail logged and not sent, since MAIL_SENDER is log"));
    }
}
