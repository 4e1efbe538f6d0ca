package com.thebabesclub.commerce.operator.reindex;

import com.thebabesclub.commerce.sync.command.ErrorMessages;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** {@code table reindex}: the keys that lead to orders. */
@RequiresCommandLine
@Command(name = "table", description = "Work on the table itself.")
public final class TableCommand extends ShopCommand {

    private static final int USUAL_UNITS = 200;
    private static final int MOST_UNITS = 40_000;

    private final Provider<ReindexJob> jobs;

    TableCommand(Provider<ReindexJob> jobs) {
        this.jobs = jobs;
    }

    @Command(
            description = {
                "Writes the keys that lead to orders, for those that were there before the keys: "
                        + "the shop's list, the pointers from e-mails, what needs a person.",
                "",
                "May be stopped at any time and given again: it goes on where it was. The shop may"
                        + " be open."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:every order has its keys",
                "1:it broke off; given again it goes on",
                "2:nothing could be done"
            })
    Mono<Integer> reindex(
            @Option(
                            names = "--units",
                            paramLabel = "N",
                            description = "Capacity units a second, read and written; default 200.")
                    Optional<Integer> units) {
        int most = within("--units", units, MOST_UNITS).orElse(USUAL_UNITS);
        AtomicBoolean began = new AtomicBoolean();
        return jobs.get()
                .run(
                        most,
                        orders -> {
                            began.set(true);
                            err().printf("%d orders%n", orders);
                        })
                .doOnNext(orders -> out().printf("%d orders have their keys%n", orders))
                .map(_ -> 0)
                .onErrorResume(
                        failure -> {
                            if (!began.get()) {
                                return Mono.error(failure);
                            }
                            err().println(ErrorMessages.of(failure));
                            return Mono.just(1);
                        });
    }
}
