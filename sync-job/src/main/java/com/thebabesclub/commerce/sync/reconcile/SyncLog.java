package com.thebabesclub.commerce.sync.reconcile;

import com.thebabesclub.commerce.log.Trace;
import com.thebabesclub.commerce.metric.Metric;
import com.thebabesclub.commerce.metric.Metrics;

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
        Tally tally = report.tally();
        trace.mark(LOG.atInfo())
                .addKeyValue("status", status)
                .addKeyValue("processed", tally.processed())
                .addKeyValue("created", tally.created())
                .addKeyValue("updated", tally.updated())
                .addKeyValue("skipped", tally.skipped())
                .addKeyValue("errors", tally.errors())
                .addKeyValue("parked", tally.parked())
                .addKeyValue("foreign", tally.foreign())
                .addKeyValue("problems", report.problems())
                .addKeyValue("dryRun", report.request().dryRun())
                .log("Sync completed");
    }

    void notStored(Throwable failure) {
        LOG.atError()
                .addKeyValue("reason", Trouble.sentence(failure))
                .log("Error while storing the state of the sync");
    }

    private void measure(SyncReport report, String status) {
        Tally tally = report.tally();
        metrics.record(
                Metric.SYNC_RUNS.one(status),
                Metric.SYNC_ERRORS.of((long) tally.errors() + report.problems().size()),
                Metric.SYNC_PARKED.of(tally.parked()));
        for (Drift drift : Drift.values()) {
            if (tally.drift().count(drift) > 0) {
                metrics.record(Metric.SYNC_DRIFT.of(tally.drift().count(drift), drift.word()));
            }
        }
        report.watermark()
                .map(mark -> Duration.between(mark, report.completedAt()).toSeconds())
                .ifPresent(age -> metrics.record(Metric.SYNC_WATERMARK_AGE.of(age)));
    }
}
