package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.sync.command.CommandBean;
import com.thebabesclub.commerce.sync.command.JsonRenderer;
import com.thebabesclub.commerce.sync.command.ShopCommand;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code check}: what the switch would leave behind. */
@CommandBean
@Command(
        name = "check",
        description = {
            "Lists the sessions at Stripe that carry no mark of this shop, with their amounts, and says"
                    + " until when SETTLE_UNMARKED_SESSIONS has to stay on.",
            "",
            "Reads Stripe and the table; writes nothing. Before table migrate it also lists what was"
                    + " ordered long ago."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:nothing would be left behind",
            "1:sessions are listed",
            "2:it could not be read"
        })
public final class CheckCommand extends ShopCommand implements Callable<Mono<Integer>> {

    private static final int USUAL_DAYS = 30;
    private static final int MOST_DAYS = 3_650;

    private final Provider<UnmarkedSessionService> sessions;
    private final JsonRenderer renderer;
    private final Clock clock;

    @Option(names = "--days", paramLabel = "N", description = "How far back; default 30.")
    private Optional<Integer> days = Optional.empty();

    @Option(names = "--json", description = "For machines, one session a line.")
    private boolean json;

    CheckCommand(Provider<UnmarkedSessionService> sessions, JsonRenderer renderer, Clock clock) {
        this.sessions = sessions;
        this.renderer = renderer;
        this.clock = clock;
    }

    @Override
    public Mono<Integer> call() {
        int age = within("--days", days, MOST_DAYS).orElse(USUAL_DAYS);
        return sessions.get()
                .ofLast(Duration.ofDays(age))
                .doOnNext(this::print)
                .collectList()
                .doOnNext(this::end)
                .map(found -> found.isEmpty() ? 0 : 1);
    }

    private void print(UnmarkedSession session) {
        if (json) {
            out().println(renderer.text(session));
            return;
        }
        out().printf(
                        "%s  %s  %s %d  %s%n",
                        session.id(),
                        session.stage(),
                        session.currency(),
                        session.amount(),
                        session.namesUser() ? "SETTLE_UNMARKED_SESSIONS" : "cutover adopt");
    }

    private void end(List<UnmarkedSession> found) {
        if (json) {
            return;
        }
        out().printf("%d sessions without a mark%n", found.size());
        found.stream()
                .filter(UnmarkedSession::namesUser)
                .map(UnmarkedSession::terminalBy)
                .filter(clock.instant()::isBefore)
                .max(Instant::compareTo)
                .ifPresent(
                        last ->
                                out().printf(
                                                "SETTLE_UNMARKED_SESSIONS stays on until %s, and 24 h"
                                                        + " after the last session of the legacy"
                                                        + " functions (14 days where it is a debit).%n",
                                                last));
    }
}
