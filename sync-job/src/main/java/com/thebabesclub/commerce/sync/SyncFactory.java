package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.outbox.mail.MailProperties;
import com.thebabesclub.commerce.runtime.secret.SecretName;
import com.thebabesclub.commerce.runtime.secret.SecretSource;
import com.thebabesclub.commerce.runtime.secret.Secrets;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.reconciliation.RateLimitedRequestExecutor;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;

/** What the job needs beside the shop's own beans. */
@Factory
final class SyncFactory {

    /** Calls a second to Stripe; it allows 25 for an endpoint, and customers come first. */
    private static final int STRIPE_PACE = 15;

    private static final Duration STRIPE_PAUSE = Duration.ofMillis(500);

    @Singleton
    Secrets secrets(
            MailProperties mail, EnvironmentVariables variables, SecretSource source, Clock clock) {
        EnumSet<SecretName> needed = EnumSet.of(SecretName.STRIPE_SECRET);
        needed.addAll(mail.secrets());
        return Secrets.read(variables, source, clock, needed.toArray(SecretName[]::new));
    }

    /** One for all passes, since the pace is that of the account. */
    @Singleton
    @Requires(missingBeans = TokenBucket.class)
    TokenBucket pace() {
        return new TokenBucket(STRIPE_PACE, System::nanoTime);
    }

    @Singleton
    @Requires(missingBeans = RateLimitedRequestExecutor.class)
    RateLimitedRequestExecutor paced(TokenBucket pace) {
        return new RateLimitedRequestExecutor(pace, STRIPE_PAUSE);
    }
}
