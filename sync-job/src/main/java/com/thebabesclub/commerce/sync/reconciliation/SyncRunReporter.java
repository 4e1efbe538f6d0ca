package com.thebabesclub.commerce.sync.reconciliation;

import com.thebabesclub.commerce.runtime.log.Trace;
import com.thebabesclub.commerce.runtime.metric.Metric;
import com.thebabesclub.commerce.runtime.metric.Metrics;

import jakarta.inject.Singleton;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.util.Map;

/** Tells how runs ended, in the owner's phrases and in numbers that alarms hang on. */
@Singleton
record SyncRunReporter(Metrics metrics) {

    private static final Logger LOG = LoggerFactory.getLogger(SyncRunReporter.class);

    Mono<SyncReport> ended(SyncReport report) {
        return Trace.log(trace -> tell(report, trace))
                .then(Mono.fromRunnable(() -> measure(report)))
                .thenReturn(report);
    }

    private static void tell(SyncReport report, Trace trace) {
        LoggingEventBuilder line =
                trace.mark(LOG.atInfo()).addKeyValue("status", report.status().word());
        for (Map.Entry<String, Integer> count : report.tally().byName().entrySet()) {
            line = line.addKeyValue(count.getKey(), count.getValue());
        }
        line.addKeyValue("foreignAmounts", report.tally().foreign().text())
                .addKeyValue("problems", report.problems())
                .addKeyValue("dryRun", report.request().dryRun())
                .log("Sync completed");
    }

    void notStored(Throwable failure) {
        LOG.atError()
                .addKeyValue("reason", FailureClassifier.sentence(failure))
                .log("Error while storing the state of the sync");
    }

    private void measure(SyncReport report) {
        if (report.request().dryRun()) {
            return;
        }
        RunCounts counts = report.tally();
        metrics.record(
                Metric.SYNC_RUNS.one(report.status().word()),
                Metric.SYNC_ERRORS.of((long) counts.errors() + report.problems().size()),
                Metric.SYNC_PARKED.of(counts.parked()));
        for (DriftKind driftKind : DriftKind.values()) {
            if (counts.drift().count(driftKind) > 0) {
                metrics.record(
                        Metric.SYNC_DRIFT.of(counts.drift().count(driftKind), driftKind.word()));
            }
        }
        report.watermark()
                .map(mark -> Duration.between(mark, report.completedAt()).toSeconds())
                .ifPresent(age -> metrics.record(Metric.SYNC_WATERMARK_AGE.of(age)));
    }
}
