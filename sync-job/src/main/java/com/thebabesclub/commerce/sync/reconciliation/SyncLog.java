package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Locale;

/** Tells how runs ended, in the owner's phrases and in numbers that alarms hang on. */
@Singleton
final class SyncLog {

    private static final Logger LOG = LoggerFactory.getLogger(SyncLog.class);

    private final Metrics metrics;

    SyncLog(Metrics metrics) {
        this.metrics = metrics;
    }

    Mono<SyncReport> ended(SyncReport report) {
        return Mono.deferContextual(
                context -> {
                    String status = report.status().name().toLowerCase(Locale.ROOT);
                    tell(report, status, Trace.of(context));
                    if (!report.request().dryRun()) {
                        measure(report, status);
                    }
                    return Mono.just(report);
                });
    }

    private static void tell(SyncReport report, String status, Trace trace) {
        RunCounts runCounts = report.tally();
        trace.mark(LOG.atInfo())
                .addKeyValue("status", status)
                .addKeyValue("processed", runCounts.processed())
                .addKeyValue("created", runCounts.created())
                .addKeyValue("updated", runCounts.updated())
                .addKeyValue("skipped", runCounts.skipped())
                .addKeyValue("errors", runCounts.errors())
                .addKeyValue("parked", runCounts.parked())
                .addKeyValue("foreign", runCounts.foreign())
                .addKeyValue("problems", report.problems())
                .addKeyValue("dryRun", report.request().dryRun())
                .log("Sync completed");
    }

    void notStored(Throwable failure) {
        LOG.atError()
                .addKeyValue("reason", FailureClassifier.sentence(failure))
                .log("Error while storing the state of the sync");
    }

    private void measure(SyncReport report, String status) {
        RunCounts runCounts = report.tally();
        metrics.record(
                Metric.SYNC_RUNS.one(status),
                Metric.SYNC_ERRORS.of((long) runCounts.errors() + report.problems().size()),
                Metric.SYNC_PARKED.of(runCounts.parked()));
        for (DriftKind driftKind : DriftKind.values()) {
            if (runCounts.drift().count(driftKind) > 0) {
                metrics.record(
                        Metric.SYNC_DRIFT.of(runCounts.drift().count(driftKind), driftKind.word()));
            }
        }
        report.watermark()
                .map(mark -> Duration.between(mark, report.completedAt()).toSeconds())
                .ifPresent(age -> metrics.record(Metric.SYNC_WATERMARK_AGE.of(age)));
    }
}
