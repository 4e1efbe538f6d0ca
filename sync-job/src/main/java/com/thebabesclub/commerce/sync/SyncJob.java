package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.setting.Settings;
import com.thebabesclub.commerce.sync.reconcile.Reconciliation;
import com.thebabesclub.commerce.sync.reconcile.SyncReport;
import com.thebabesclub.commerce.sync.reconcile.SyncRequest;

import io.micronaut.context.ApplicationContext;

import jakarta.inject.Singleton;

import reactor.core.publisher.Mono;

import java.time.Instant;

/** The job put together; command line and Lambda handler both run it. */
@Singleton
final class SyncJob {

    private final SyncSettings settings;
    private final Reconciliation reconciliation;

    SyncJob(SyncSettings settings, Reconciliation reconciliation) {
        this.settings = settings;
        this.reconciliation = reconciliation;
    }

    /**
     * The job on the table and account that the settings name.
     *
     * @param others beans that take the place of the usual ones: another clock, another client
     * @throws com.thebabesclub.commerce.setting.SettingProblem where one is missing or wrong
     */
    static SyncJob of(Settings settings, Object... others) {
        ApplicationContext beans =
                ApplicationContext.builder()
                        .deduceEnvironment(false)
                        .banner(false)
                        .singletons(settings)
                        .singletons(others)
                        .start();
        return beans.getBean(SyncJob.class);
    }

    SyncSettings settings() {
        return settings;
    }

    /** Runs once; the lines that it logs carry the run's id. */
    Mono<SyncReport> run(SyncRequest request, String runId, Instant until) {
        return new Trace(runId, runId, "nightly_sync").bound(reconciliation.run(request, until));
    }
}
