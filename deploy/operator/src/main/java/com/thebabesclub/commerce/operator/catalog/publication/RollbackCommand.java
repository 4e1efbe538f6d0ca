package com.thebabesclub.commerce.operator.catalog.publication;

import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.Terminal;
import com.thebabesclub.commerce.sync.command.UsageException;
import com.thebabesclub.commerce.table.repository.CatalogVersion;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import reactor.core.publisher.Mono;

import java.util.Optional;

/** {@code catalog rollback}: a catalogue that was sold from before is sold from again. */
@RequiresCommandLine
@Command(
        name = "rollback",
        description = {
            "Sells from an older version again, which is published as a new one.",
            "",
            "What changes is shown before anything is written."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is sold from",
            "1:with --dry-run: it would be another than now",
            "2:nothing was published"
        })
public final class RollbackCommand extends CatalogReplacementCommand {

    @Parameters(
            arity = "0..1",
            paramLabel = "VERSION",
            description = "Its number; default the version before the one that is sold from.")
    private Optional<Long> wanted = Optional.empty();

    RollbackCommand(Provider<CatalogPublisher> publishers, Terminal terminal) {
        super(publishers, terminal);
    }

    @Override
    protected Mono<byte[]> json(CatalogPublisher publisher) {
        return number(publisher)
                .flatMap(
                        number ->
                                publisher
                                        .catalogs()
                                        .json(number)
                                        .switchIfEmpty(Mono.error(unknown(number))));
    }

    private Mono<Long> number(CatalogPublisher publisher) {
        return wanted.map(Mono::just)
                .orElseGet(
                        () ->
                                publisher
                                        .catalogs()
                                        .currentStrongly()
                                        .map(CatalogVersion::number)
                                        .defaultIfEmpty(0L)
                                        .map(current -> current - 1));
    }

    private static UsageException unknown(long number) {
        return new UsageException(
                "There is no version %d: catalog versions lists those that there are."
                        .formatted(number));
    }
}
