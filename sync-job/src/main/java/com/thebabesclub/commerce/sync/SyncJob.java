package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.ledger.EventLedger;
import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.secret.Secrets;
import com.thebabesclub.commerce.secret.SsmSecretSource;
import com.thebabesclub.commerce.setting.Setting;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.settlement.Settlement;
import com.thebabesclub.commerce.stripe.StripeGateway;
import com.thebabesclub.commerce.stripe.StripeSessions;
import com.thebabesclub.commerce.stripe.StripeSettings;
import com.thebabesclub.commerce.sync.reconcile.Reconciliation;
import com.thebabesclub.commerce.sync.reconcile.SyncReport;
import com.thebabesclub.commerce.sync.reconcile.SyncRequest;
import com.thebabesclub.commerce.sync.reconcile.TokenBucket;
import com.thebabesclub.commerce.table.CommerceTable;
import com.thebabesclub.commerce.table.TableClient;

import reactor.core.publisher.Mono;

import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.ssm.SsmAsyncClient;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The job put together from its settings; command line and Lambda handler both run it. */
final class SyncJob {

    /** Calls a second to Stripe; it allows 25 for an endpoint, and customers come first. */
    private static final int STRIPE_PACE = 15;

    private static final Duration STRIPE_PAUSE = Duration.ofMillis(500);

    private final SyncSettings settings;
    private final Reconciliation reconciliation;

    private SyncJob(SyncSettings settings, Reconciliation reconciliation) {
        this.settings = settings;
        this.reconciliation = reconciliation;
    }

    /**
     * The job on the table and account that the settings name.
     *
     * @throws com.thebabesclub.commerce.setting.SettingProblem where one is missing or wrong
     */
    static SyncJob of(Settings settings, Clock clock) {
        return of(settings, TableClient.create(), clock);
    }

    /** The job with a client of the caller's. */
    static SyncJob of(Settings settings, DynamoDbAsyncClient client, Clock clock) {
        SyncSettings sync = SyncSettings.from(settings);
        Secrets secrets =
                Secrets.read(
                        settings,
                        new SsmSecretSource(SsmAsyncClient::create),
                        clock,
                        Setting.STRIPE_SECRET);
        CommerceTable table = new CommerceTable(client, sync.table());
        StripeSessions stripe =
                new StripeSessions(
                        new StripeGateway(StripeSettings.from(settings), secrets), clock);
        Settlement settlement =
                new Settlement(
                        table,
                        stripe,
                        new EventLedger(table, sync.eventsKept(), clock),
                        sync.ordersKept(),
                        clock,
                        new SecureRandom());
        return new SyncJob(
                sync,
                new Reconciliation(
                        table,
                        stripe,
                        settlement,
                        sync.app(),
                        new TokenBucket(STRIPE_PACE, System::nanoTime),
                        STRIPE_PAUSE,
                        clock));
    }

    SyncSettings settings() {
        return settings;
    }

    /** Runs once; the lines that it logs carry the run's id. */
    Mono<SyncReport> run(SyncRequest request, String runId, Instant until) {
        return new Trace(runId, runId, "nightly_sync").bound(reconciliation.run(request, until));
    }
}
