package com.thebabesclub.commerce.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.thebabesclub.commerce.outbox.ParkedTask;
import com.thebabesclub.commerce.outbox.SweepReport;
import com.thebabesclub.commerce.outbox.SweepRequest;
import com.thebabesclub.commerce.sync.SyncReply.OutboxSweepReply;
import com.thebabesclub.commerce.sync.command.JsonRenderer;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;

import io.micronaut.serde.annotation.Serdeable;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** {@code sync due}: what is owed, now. */
@RequiresCommandLine
@Command(
        name = "due",
        description =
                "Works off the due queue: sessions that are over, pending payments, coupons, mail.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all that was due is done",
            "1:something was left, failed or was parked",
            "2:nothing could be done"
        })
public final class OutboxCommand extends ShopCommand implements Callable<Mono<Integer>> {

    private static final int MOST_DAYS = 365;

    private final Provider<SyncJob> jobs;
    private final JsonRenderer renderer;

    @Option(
            names = "--back-days",
            paramLabel = "N",
            description = "How far back to read at least; default as far as needed.")
    private Optional<Integer> backDays = Optional.empty();

    @Option(names = "--dry-run", description = "Counts what is due and does nothing.")
    private boolean dryRun;

    @Option(names = "--parked", description = "Lists what was given up; does nothing else.")
    private boolean parked;

    @Option(names = "--retry-parked", description = "Puts back what was given up, first.")
    private boolean retryParked;

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    OutboxCommand(Provider<SyncJob> jobs, JsonRenderer renderer) {
        this.jobs = jobs;
        this.renderer = renderer;
    }

    @Override
    public Mono<Integer> call() {
        Optional<Duration> back = within("--back-days", backDays, MOST_DAYS).map(Duration::ofDays);
        SyncJob job = jobs.get();
        if (parked) {
            return job.parked().doOnNext(tasks -> tasks.forEach(this::print)).thenReturn(0);
        }
        SweepRequest request = new SweepRequest(Integer.MAX_VALUE, Instant.MAX, back, dryRun);
        return putBack(job)
                .then(Mono.defer(() -> job.sweep(request, UUID.randomUUID().toString())))
                .doOnNext(this::print)
                .map(OutboxCommand::exitCode);
    }

    private Mono<Long> putBack(SyncJob job) {
        if (!retryParked || dryRun) {
            return Mono.empty();
        }
        return json ? job.unpark() : job.unpark().doOnNext(n -> out().printf("put back %d%n", n));
    }

    private void print(SweepReport report) {
        out().println(json ? renderer.text(OutboxSweepReply.of(report)) : text(report));
    }

    /** The fields of the answer below each other. */
    private String text(SweepReport report) {
        StringBuilder text = new StringBuilder(report.status().name());
        renderer.tree(OutboxSweepReply.of(report))
                .entries()
                .forEach(
                        field ->
                                text.append(
                                        "%n  %-13s%s"
                                                .formatted(
                                                        field.getKey(),
                                                        field.getValue().coerceStringValue())));
        return text.toString();
    }

    private void print(ParkedTask task) {
        out().println(renderer.text(ParkedTaskLine.of(task)));
    }

    private static int exitCode(SweepReport report) {
        return switch (report.status()) {
            case SUCCESS -> 0;
            case PARTIAL -> 1;
            case FAILED -> 2;
        };
    }

    /**
     * A task that was given up.
     *
     * @param owed what it owes, with spaces between
     * @param since when it was first owed
     */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_ABSENT)
    record ParkedTaskLine(
            String task,
            String sessionId,
            Optional<String> about,
            String owed,
            String since,
            String parkedAt,
            int tries,
            String reason) {

        static ParkedTaskLine of(ParkedTask parked) {
            return new ParkedTaskLine(
                    parked.task().kind().text(),
                    parked.task().sessionId(),
                    parked.task().about(),
                    parked.task().owed().stream().map(Enum::name).collect(Collectors.joining(" ")),
                    parked.since().toString(),
                    parked.parkedAt().toString(),
                    parked.tries(),
                    parked.reason());
        }
    }
}
