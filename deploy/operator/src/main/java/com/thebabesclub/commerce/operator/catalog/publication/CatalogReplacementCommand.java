package com.thebabesclub.commerce.operator.catalog.publication;

import com.thebabesclub.commerce.operator.catalog.publication.CatalogPublisher.Publication;
import com.thebabesclub.commerce.sync.command.ShopCommand;
import com.thebabesclub.commerce.sync.command.Terminal;

import jakarta.inject.Provider;

import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** A command after which another catalogue is sold from. */
abstract sealed class CatalogReplacementCommand extends ShopCommand
        implements Callable<Mono<Integer>> permits PublishCommand, RollbackCommand {

    private static final int DONE = 0;
    private static final int WOULD_CHANGE = 1;
    private static final int NOTHING_DONE = 2;

    private final Provider<CatalogPublisher> publishers;
    private final Terminal terminal;

    @Option(names = "--yes", description = "Does not ask whether the changes are right.")
    private boolean yes;

    @Option(names = "--dry-run", description = "Shows the changes and publishes nothing.")
    private boolean dryRun;

    CatalogReplacementCommand(Provider<CatalogPublisher> publishers, Terminal terminal) {
        this.publishers = publishers;
        this.terminal = terminal;
    }

    /** The catalogue to be sold from. */
    protected abstract Mono<byte[]> json(CatalogPublisher publisher);

    @Override
    public Mono<Integer> call() {
        CatalogPublisher publisher = publishers.get();
        return json(publisher)
                .flatMap(json -> publisher.publish(json, this::agreed))
                .doOnNext(this::tell)
                .map(_ -> DONE)
                .defaultIfEmpty(dryRun ? WOULD_CHANGE : NOTHING_DONE);
    }

    private void tell(Publication publication) {
        out().printf(
                        publication.isNew()
                                ? "Published as version %d.%n"
                                : "Version %d says this already; nothing was published.%n",
                        publication.version().number());
    }

    private boolean agreed(List<String> changes) {
        changes.forEach(out()::println);
        out().printf("%d changes for a shopper%n", changes.size());
        if (dryRun || yes) {
            return yes && !dryRun;
        }
        Optional<String> answer = terminal.answer("Publish this? Type yes:");
        if (answer.isEmpty()) {
            err().println(
                            "Nobody is here to ask: look at the changes with --dry-run, then say --yes.");
        }
        return answer.filter(typed -> typed.equalsIgnoreCase("yes")).isPresent();
    }
}
