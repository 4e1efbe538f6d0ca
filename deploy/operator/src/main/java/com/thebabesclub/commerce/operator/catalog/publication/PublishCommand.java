package com.thebabesclub.commerce.operator.catalog.publication;

import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.Terminal;
import com.thebabesclub.commerce.sync.command.UsageException;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code catalog publish}: a catalogue from a file is sold from. */
@RequiresCommandLine
@Command(
        name = "publish",
        description = {
            "Sells from the catalogue in a file, without a release.",
            "",
            "It is checked, and what changes is shown before anything is written. Within a minute new"
                    + " quotes have its prices; the price of a quote that was made before holds. Where"
                    + " another catalogue was published meanwhile, nothing is written."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:it is sold from",
            "1:with --dry-run: it would be another than now",
            "2:nothing was published"
        })
public final class PublishCommand extends CatalogReplacementCommand {

    @Option(
            names = "--catalog",
            paramLabel = "FILE",
            required = true,
            description = "The catalogue, a file of JSON.")
    private Path file = Path.of("");

    PublishCommand(Provider<CatalogPublisher> publishers, Terminal terminal) {
        super(publishers, terminal);
    }

    @Override
    protected Mono<byte[]> json(CatalogPublisher publisher) {
        return Mono.fromSupplier(this::content);
    }

    private byte[] content() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UsageException(file + " cannot be read.", e);
        }
    }
}
