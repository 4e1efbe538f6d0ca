package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.due.SweepReport;
import com.thebabesclub.commerce.due.SweepRequest;
import com.thebabesclub.commerce.sync.command.Workbench;
import com.thebabesclub.commerce.sync.reconcile.SyncReport;
import com.thebabesclub.commerce.sync.reconcile.SyncRequest;
import com.thebabesclub.commerce.sync.reconcile.SyncRequest.Trigger;
import com.thebabesclub.commerce.sync.reconcile.Tally;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** {@code sync orders}: the nightly reconciliation, now. */
@Command(name = "sync", description = "Compares Stripe with the table, and does what is owed.")
final class SyncCommand {

    private static final int MOST_DAYS = 365;

    private final Workbench bench;

    @Spec private CommandSpec spec = CommandSpec.create();

    SyncCommand(Workbench bench) {
        this.bench = bench;
    }

    /**
     * The exit code is 0, 1 where something is left to the next run, 2 where nothing could be done.
     */
    @Command(
            description = {
                "Writes the orders that are missing.",
                "Exit code 0; 1 where something is left to the next run; 2 where nothing could be done."
            })
    int orders(
            @Option(
                            names = "--lookback-hours",
                            paramLabel = "N",
                            description = "How far back; default SYNC_LOOKBACK_HOURS.")
                    Optional<Integer> lookbackHours,
            @Option(
                            names = "--max-sessions",
                            paramLabel = "N",
                            description = "Sessions that need work; default SYNC_MAX_SESSIONS.")
                    Optional<Integer> maxSessions,
            @Option(names = "--dry-run", description = "Reports the same and writes nothing.")
                    boolean dryRun,
            @Option(names = "--json", description = "For machines.") boolean json) {
        SyncJob job = bench.bean(SyncJob.class);
        SyncSettings settings = job.settings();
        SyncRequest request =
                new SyncRequest(
                        Trigger.MANUAL,
                        lookbackHours
                                .map(
                                        hours ->
                                                within(
                                                        "--lookback-hours",
                                                        hours,
                                                        SyncSettings.MOST_LOOKBACK_HOURS))
                                .map(Duration::ofHours)
                                .orElse(settings.lookback()),
                        maxSessions
                                .map(
                                        most ->
                                                within(
                                                        "--max-sessions",
                                                        most,
                                                        SyncSettings.MOST_SESSIONS))
                                .orElse(settings.maxSessions()),
                        dryRun || settings.dryRun());
        SyncReport report =
                Objects.requireNonNull(
                        job.run(request, UUID.randomUUID().toString(), Instant.MAX).block());
        print(report, json);
        return exitCode(report);
    }

    /** {@code sync due}: what is owed, now. */
    @Command(
            description = {
                "Works off the due queue: sessions that are over, pending payments, coupons, mail.",
                "Exit code 0; 1 where something was left, failed or was parked; 2 where nothing could be done."
            })
    int due(
            @Option(
                            names = "--back-days",
                            paramLabel = "N",
                            description =
                                    "How far back to read at least; default as far as needed.")
                    Optional<Integer> backDays,
            @Option(names = "--dry-run", description = "Counts what is due and does nothing.")
                    boolean dryRun,
            @Option(names = "--parked", description = "Lists what was given up; does nothing else.")
                    boolean parked,
            @Option(names = "--retry-parked", description = "Puts back what was given up, first.")
                    boolean retryParked,
            @Option(names = "--json", description = "For machines.") boolean json) {
        SyncJob job = bench.bean(SyncJob.class);
        PrintWriter out = spec.commandLine().getOut();
        if (parked) {
            Objects.requireNonNull(job.parked().block())
                    .forEach(task -> out.println(DueJson.of(task)));
            return 0;
        }
        if (retryParked && !dryRun) {
            out.printf("put back %d%n", Objects.requireNonNull(job.unpark().block()));
        }
        SweepRequest request =
                new SweepRequest(
                        Integer.MAX_VALUE,
                        Instant.MAX,
                        backDays.map(days -> within("--back-days", days, MOST_DAYS))
                                .map(Duration::ofDays),
                        dryRun);
        SweepReport report =
                Objects.requireNonNull(job.sweep(request, UUID.randomUUID().toString()).block());
        out.println(json ? DueJson.of(report).toString() : DueJson.text(report));
        return switch (report.status()) {
            case SUCCESS -> 0;
            case PARTIAL -> 1;
            case FAILED -> 2;
        };
    }

    static int exitCode(SyncReport report) {
        return switch (report.status()) {
            case SUCCESS, SKIPPED -> 0;
            case PARTIAL -> 1;
            case FAILED -> 2;
        };
    }

    private int within(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new ParameterException(
                    spec.commandLine(),
                    "%s should be a whole number from 1 to %d.".formatted(option, most));
        }
        return value;
    }

    private void print(SyncReport report, boolean json) {
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(ReportJson.of(report));
            return;
        }
        Tally tally = report.tally();
        out.printf("%s%s%n", report.status(), report.request().dryRun() ? ", nothing written" : "");
        out.printf("  from       %s%n", report.window().from());
        out.printf("  to         %s%n", report.window().to());
        out.printf("  processed  %d%n", tally.processed());
        out.printf("  created    %d%n", tally.created());
        out.printf("  updated    %d%n", tally.updated());
        out.printf("  skipped    %d%n", tally.skipped());
        out.printf("  errors     %d%n", tally.errors());
        out.printf("  foreign    %d%n", tally.foreign());
        tally.createdOrders().forEach(number -> out.printf("  + %s%n", number));
        tally.failedSessions().forEach(id -> out.printf("  ! %s%n", id));
    }
}
