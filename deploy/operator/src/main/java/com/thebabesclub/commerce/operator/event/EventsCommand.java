package com.thebabesclub.commerce.operator.event;

import com.thebabesclub.commerce.event.ReplayResult;
import com.thebabesclub.commerce.event.UnfinishedEvent;
import com.thebabesclub.commerce.operator.event.EventLines.UnfinishedEventLine;
import com.thebabesclub.commerce.sync.command.InstantConverter;
import com.thebabesclub.commerce.sync.command.JsonRenderer;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code sync events}: what became of Stripe's events, and once more. */
@RequiresCommandLine
@Command(name = "events", description = "Lists and replays events that were not handled.")
public final class EventsCommand extends ShopCommand {

    private final Provider<EventReplayJob> jobs;
    private final Clock clock;
    private final JsonRenderer renderer;

    EventsCommand(Provider<EventReplayJob> jobs, Clock clock, JsonRenderer renderer) {
        this.jobs = jobs;
        this.clock = clock;
        this.renderer = renderer;
    }

    @Command(
            description = "Lists the events that failed or are parked, the oldest first.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:none is parked", "1:one is parked", "2:they could not be read"})
    Mono<Integer> list(
            @Option(names = "--json", description = "A line of JSON for each.") boolean json) {
        EventLines lines = new EventLines(clock.instant());
        return jobs.get()
                .unfinished()
                .collectList()
                .doOnNext(events -> print(events, lines, json))
                .map(events -> lines.anyParked(events) ? 1 : 0);
    }

    @Command(
            description =
                    "Handles events again: those named, all parked, or those of a period that are not done.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:all are done",
                "1:one failed again or is gone",
                "2:none could be handled"
            })
    Mono<Integer> replay(
            @Parameters(arity = "0..*", paramLabel = "EVENT", description = "Ids, evt_…")
                    List<String> ids,
            @Option(names = "--parked", description = "All parked events.") boolean parked,
            @Option(
                            names = "--from",
                            paramLabel = "TIME",
                            converter = InstantConverter.class,
                            description = "Such as 2026-11-26T12:00:00Z; at most 30 days ago.")
                    Optional<Instant> from,
            @Option(
                            names = "--to",
                            paramLabel = "TIME",
                            converter = InstantConverter.class,
                            description = "Default now.")
                    Optional<Instant> to,
            @Option(names = "--json", description = "A line of JSON for each.") boolean json) {
        List<String> named = ids == null ? List.of() : ids;
        int ways = (named.isEmpty() ? 0 : 1) + (parked ? 1 : 0) + (from.isPresent() ? 1 : 0);
        if (ways != 1 || (to.isPresent() && from.isEmpty())) {
            throw wrong("Name events, or say --parked, or --from and perhaps --to.");
        }
        return jobs.get()
                .replay(
                        named,
                        from.map(start -> new EventReplayJob.Period(start, end(to))),
                        result -> out().println(line(result, json)))
                .doOnNext(tally -> print(tally, json))
                .map(tally -> tally.failed() + tally.gone() == 0 ? 0 : 1);
    }

    private Instant end(Optional<Instant> to) {
        return to.orElseGet(() -> clock.instant().plus(Duration.ofMinutes(1)));
    }

    private void print(List<UnfinishedEvent> events, EventLines lines, boolean json) {
        events.forEach(event -> out().println(line(event, lines, json)));
        if (!json) {
            out().println(lines.sum(events));
        }
    }

    private void print(EventReplayJob.Tally tally, boolean json) {
        if (!json) {
            out().printf(
                            "done %d, failed %d, gone %d%n",
                            tally.done(), tally.failed(), tally.gone());
        }
    }

    private String line(UnfinishedEvent event, EventLines lines, boolean json) {
        return json ? renderer.text(UnfinishedEventLine.of(event, lines.now())) : lines.text(event);
    }

    private String line(ReplayResult result, boolean json) {
        return json ? renderer.text(result) : EventLines.text(result);
    }
}
