package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.stripe.StripeSessionClient;
import com.thebabesclub.commerce.sync.reconciliation.TokenBucket;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.TableProperties;
import com.thebabesclub.commerce.table.TableScan;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;

/** What the cut-over needs beside the job's own beans. */
@Factory
final class MigrationFactory {

    private static final Duration PAUSE = Duration.ofMillis(200);

    @Singleton
    MigrationService migration(
            CommerceTable table,
            TableProperties properties,
            TableScan scans,
            StripeSessionClient stripe,
            TokenBucket pace,
            Clock clock) {
        return new MigrationService(
                table, properties.name(), scans, stripe, pace, PAUSE, clock, System::nanoTime);
    }
}
