package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.mail.MailSettings;
import com.thebabesclub.commerce.secret.SecretSource;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.sync.reconcile.Paced;
import com.thebabesclub.commerce.sync.reconcile.TokenBucket;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;

/** What the job needs beside the shop's own beans. */
@Factory
final class SyncBeans {

    /** Calls a second to Stripe; it allows 25 for an endpoint, and customers come first. */
    private static final int STRIPE_PACE = 15;

    private static final Duration STRIPE_PAUSE = Duration.ofMillis(500);

    @Singleton
    Secrets secrets(Settings settings, SecretSource source, Clock clock) {
        EnumSet<Setting> needed = EnumSet.of(Setting.STRIPE_SECRET);
        needed.addAll(List.of(MailSettings.secrets(settings)));
        return Secrets.read(settings, source, clock, needed.toArray(Setting[]::new));
    }

    @Singleton
    SyncSettings syncSettings(Settings settings) {
        return SyncSettings.from(settings);
    }

    /** One for all passes, since the pace is that of the account. */
    @Singleton
    @Requires(missingBeans = TokenBucket.class)
    TokenBucket pace() {
        return new TokenBucket(STRIPE_PACE, System::nanoTime);
    }

    @Singleton
    @Requires(missingBeans = Paced.class)
    Paced paced(TokenBucket pace) {
        return new Paced(pace, STRIPE_PAUSE);
    }
}
