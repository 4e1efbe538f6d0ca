package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.sync.command.InstantConverter;
import com.thebabesclub.commerce.sync.command.JsonRenderer;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;
import com.thebabesclub.commerce.sync.command.Terminal;
import com.thebabesclub.commerce.sync.reconciliation.ProgressListener;
import com.thebabesclub.commerce.sync.reconciliation.SyncReport;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest;
import com.thebabesclub.commerce.sync.reconciliation.SyncRequest.Trigger;
import com.thebabesclub.commerce.sync.reconciliation.SyncWindow;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/** {@code sync orders}: the nightly reconciliation, now. */
@RequiresCommandLine
@Command(
        name = "orders",
        description = {
            "Compares Stripe with the table and writes the orders that are missing.",
            "",
            "On a terminal it shows how far it has come. What it does not come to is left to the next run,"
                    + " which goes on there."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:the whole window is settled, or another run is under way",
            "1:something is left to the next run",
            "2:nothing could be done"
        })
public final class OrdersCommand extends ShopCommand implements Callable<Mono<Integer>> {

    private static final int MOST_MINUTES = 24 * 60;

    private final Provider<SyncJob> jobs;
    private final Clock clock;
    private final Terminal terminal;
    private final JsonRenderer renderer;

    @Option(
            names = "--lookback-hours",
            paramLabel = "N",
            description = "How far back; default SYNC_LOOKBACK_HOURS.")
    private Optional<Integer> lookbackHours = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description =
                    "Exactly the sessions created from this time or day on, such as 2026-11-26; the place of"
                            + " the nightly runs stays.")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = InstantConverter.class,
            description = "With --from: until then; default now.")
    private Optional<Instant> to = Optional.empty();

    @Option(
            names = "--max-sessions",
            paramLabel = "N",
            description = "Sessions that need work; default SYNC_MAX_SESSIONS.")
    private Optional<Integer> maxSessions = Optional.empty();

    @Option(
            names = "--time-limit",
            paramLabel = "MINUTES",
            description = "Leaves the rest to the next run after that; default none.")
    private Optional<Integer> timeLimit = Optional.empty();

    @Option(names = "--dry-run", description = "Reports the same and writes nothing.")
    private boolean dryRun;

    @Option(names = "--json", description = "For machines: the answer's body.")
    private boolean json;

    OrdersCommand(Provider<SyncJob> jobs, Clock clock, Terminal terminal, JsonRenderer renderer) {
        this.jobs = jobs;
        this.clock = clock;
        this.terminal = terminal;
        this.renderer = renderer;
    }

    @Override
    public Mono<Integer> call() {
        // What was typed is looked at before anything is put together.
        Optional<Integer> minutes = within("--time-limit", timeLimit, MOST_MINUTES);
        Optional<Integer> hours =
                within("--lookback-hours", lookbackHours, SyncProperties.MOST_LOOKBACK_HOURS);
        Optional<Integer> most =
                within("--max-sessions", maxSessions, SyncProperties.MOST_SESSIONS);
        requireOneWindow();
        SyncJob job = jobs.get();
        Instant now = clock.instant();
        SyncProperties settings = job.settings();
        SyncRequest usual =
                new SyncRequest(
                        Trigger.MANUAL,
                        hours.<Duration>map(Duration::ofHours).orElse(settings.lookback()),
                        most.orElse(settings.maxSessions()),
                        dryRun || settings.dryRun());
        SyncRequest request =
                from.map(start -> usual.of(new SyncWindow(start, to.orElse(now)))).orElse(usual);
        return run(
                        job,
                        request,
                        minutes.map(n -> now.plus(Duration.ofMinutes(n))).orElse(Instant.MAX))
                .doOnNext(this::print)
                .map(OrdersCommand::exitCode);
    }

    private Mono<SyncReport> run(SyncJob job, SyncRequest request, Instant until) {
        String runId = UUID.randomUUID().toString();
        if (json || !terminal.isWatched()) {
            return job.run(request, runId, until, ProgressListener.NONE);
        }
        return Mono.using(() -> new ProgressBar(err()), bar -> job.run(request, runId, until, bar));
    }

    private void print(SyncReport report) {
        out().println(
                        json
                                ? renderer.text(OrdersReply.of(report, Optional.empty()))
                                : new SyncReportFormatter(report).text());
    }

    private void requireOneWindow() {
        if (to.isPresent() && from.isEmpty()) {
            throw wrong("--to goes with --from.");
        }
        if (from.isPresent() && lookbackHours.isPresent()) {
            throw wrong("Say either --from or --lookback-hours.");
        }
        if (from.isPresent() && to.isPresent() && !from.get().isBefore(to.get())) {
            throw wrong("--from should be before --to.");
        }
    }

    static int exitCode(SyncReport report) {
        return switch (report.status()) {
            case SUCCESS, SKIPPED -> 0;
            case PARTIAL -> 1;
            case FAILED -> 2;
        };
    }
}
