package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.settlement.SettlementResult;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/** {@code adopt}: makes sessions ours that nothing marks as such. */
@RequiresCommandLine
@Command(
        name = "adopt",
        description = {
            "Makes sessions ours that check lists: settles what Stripe has of them, also later.",
            "",
            "Given again it changes nothing. One with the mark of another shop or environment is refused."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:they are ours", "2:nothing could be done"})
public final class AdoptCommand extends ShopCommand implements Callable<Mono<Integer>> {

    private final Provider<UnmarkedSessionService> sessions;

    @Parameters(arity = "1..*", paramLabel = "SESSION", description = "Such as cs_live_….")
    private List<String> ids = List.of();

    AdoptCommand(Provider<UnmarkedSessionService> sessions) {
        this.sessions = sessions;
    }

    @Override
    public Mono<Integer> call() {
        return Flux.fromIterable(ids)
                .concatMap(sessions.get()::adopt)
                .doOnNext(this::print)
                .then(Mono.just(0));
    }

    private void print(SettlementResult result) {
        out().printf(
                        "%s  %s  %s%n",
                        result.pointer().sessionId(),
                        result.pointer().facts().stage().name().toLowerCase(Locale.ROOT),
                        result.pointer()
                                .record()
                                .map(record -> record.number().text())
                                .orElse("no order yet"));
    }
}
