package com.thebabesclub.commerce.operator.status;

import com.thebabesclub.commerce.sync.command.JsonRenderer;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;

import java.util.concurrent.Callable;

/** {@code sync status}: how everything stands. */
@RequiresCommandLine
@Command(
        name = "status",
        description = {
            "Says how the sync, the due queue and the events stand, and what somebody has to look at.",
            "",
            "Reads the table and nothing else; writes nothing."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all is well",
            "1:somebody has to look at something",
            "2:it could not be read"
        })
public final class StatusCommand extends ShopCommand implements Callable<Mono<Integer>> {

    private final Provider<BatchStatusReader> readers;
    private final JsonRenderer renderer;

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    StatusCommand(Provider<BatchStatusReader> readers, JsonRenderer renderer) {
        this.readers = readers;
        this.renderer = renderer;
    }

    @Override
    public Mono<Integer> call() {
        return readers.get()
                .read()
                .doOnNext(this::print)
                .map(status -> status.troubles().isEmpty() ? 0 : 1);
    }

    private void print(BatchStatus status) {
        out().println(
                        json
                                ? renderer.text(BatchStatusReply.of(status))
                                : new BatchStatusText(status).text());
    }
}
