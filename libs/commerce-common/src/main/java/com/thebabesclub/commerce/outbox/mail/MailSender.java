package com.thebabesclub.commerce.outbox.mail;

import com.thebabesclub.commerce.runtime.deadline.DependencyUnavailable;

import io.micronaut.core.util.SupplierUtil;

import org.jspecify.annotations.Nullable;

import reactor.core.publisher.Mono;

import java.util.function.Supplier;

/**
 * Hands a mail to a provider. Completes when the provider has it; fails with {@link MailRejected}
 * where it will never take it, with {@link MailProviderUnavailable} where it may another time.
 */
@FunctionalInterface
interface MailSender {
    Mono<Void> send(Mail mail);

    /** False where a mail is written to the log and goes nowhere. */
    default boolean isCarrying() {
        return true;
    }

    /**
     * A sender that is made when the first mail is sent: a webhook that has none to send must not
     * pay for a client at its cold start.
     */
    static MailSender lazy(Supplier<MailSender> making) {
        Supplier<MailSender> made = SupplierUtil.memoized(making);
        return new MailSender() {
            @Override
            public Mono<Void> send(Mail mail) {
                return Mono.defer(() -> made.get().send(mail));
            }

            @Override
            public boolean isCarrying() {
                return made.get().isCarrying();
            }
        };
    }

    /** The provider understood the mail and will not carry it: the same would be refused again. */
    static final class MailRejected extends RuntimeException {

        private final String reason;

        MailRejected(String provider, String code) {
            super(provider + " refused a mail: " + code, null, false, false);
            this.reason = provider + " refused it: " + code;
        }

        /** Without anything personal. */
        String reason() {
            return reason;
        }
    }

    /**
     * The provider did not answer or could not take the mail now. Whether it has it is not known.
     */
    static final class MailProviderUnavailable extends DependencyUnavailable {

        MailProviderUnavailable(String provider, @Nullable Throwable cause) {
            super(provider + " is not available", cause);
        }
    }
}
