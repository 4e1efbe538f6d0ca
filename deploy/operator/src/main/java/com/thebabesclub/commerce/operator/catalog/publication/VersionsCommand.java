package com.thebabesclub.commerce.operator.catalog.publication;

import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;
import com.thebabesclub.commerce.table.repository.CatalogRepository;
import com.thebabesclub.commerce.table.repository.CatalogVersion;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code catalog versions}: what was published. */
@RequiresCommandLine
@Command(
        name = "versions",
        description = "Lists the catalogues that were published, the newest first.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:there is one", "1:none was published", "2:they could not be read"})
public final class VersionsCommand extends ShopCommand implements Callable<Mono<Integer>> {

    private static final int MOST = 100;
    private static final int SHORT_DIGEST = 12;

    private final Provider<CatalogPublisher> publishers;

    @Option(
            names = "--last",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many; default ${DEFAULT-VALUE}.")
    private int last;

    VersionsCommand(Provider<CatalogPublisher> publishers) {
        this.publishers = publishers;
    }

    @Override
    public Mono<Integer> call() {
        int most = within("--last", Optional.of(last), MOST).orElseThrow();
        CatalogRepository catalogs = publishers.get().catalogs();
        return catalogs.versions(most).doOnNext(this::print).map(all -> all.isEmpty() ? 1 : 0);
    }

    /** The newest is the one that is sold from: both are written at once. */
    private void print(List<CatalogVersion> versions) {
        for (CatalogVersion version : versions) {
            out().printf(
                            "%s %4d  %s  %s%n",
                            version.equals(versions.getFirst()) ? "*" : " ",
                            version.number(),
                            version.publishedAt(),
                            version.digest().substring(0, SHORT_DIGEST));
        }
        if (versions.isEmpty()) {
            err().println("No catalogue was published.");
        }
    }
}
