package com.thebabesclub.commerce.sync.migrate;

import com.thebabesclub.commerce.shop.TableProperties;
import com.thebabesclub.commerce.shop.TableScans;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.sync.reconcile.TokenBucket;
import com.thebabesclub.commerce.table.CommerceTable;

import io.micronaut.context.annotation.Factory;

import jakarta.inject.Singleton;

import java.time.Clock;
import java.time.Duration;

/** What the cut-over needs beside the job's own beans. */
@Factory
final class MigrationBeans {

    private static final Duration PAUSE = Duration.ofMillis(200);

    @Singleton
    Migration migration(
            CommerceTable table,
            TableProperties properties,
            TableScans scans,
            StripeSessions stripe,
            TokenBucket pace,
            Clock clock) {
        return new Migration(
                table, properties.name(), scans, stripe, pace, PAUSE, clock, System::nanoTime);
    }
}
