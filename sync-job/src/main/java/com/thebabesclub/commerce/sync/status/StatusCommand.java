package com.thebabesclub.commerce.sync.status;

import com.thebabesclub.commerce.due.DueQueue;
import com.thebabesclub.commerce.ledger.UnfinishedEvents;
import com.thebabesclub.commerce.sync.command.Workbench;
import com.thebabesclub.commerce.table.CommerceTable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import java.time.Clock;
import java.util.concurrent.Callable;

/** {@code sync status}: how everything stands. */
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
public final class StatusCommand implements Callable<Integer> {

    private final Workbench bench;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(names = "--json", description = "For machines.")
    private boolean json;

    public StatusCommand(Workbench bench) {
        this.bench = bench;
    }

    @Override
    public Integer call() {
        StandingReader reader =
                new StandingReader(
                        bench.bean(CommerceTable.class),
                        bench.bean(DueQueue.class),
                        bench.bean(UnfinishedEvents.class),
                        bench.bean(Clock.class));
        Standing standing = bench.result(reader.read());
        StandingText text = new StandingText(standing);
        spec.commandLine().getOut().println(json ? text.json() : text.text());
        return standing.troubles().isEmpty() ? 0 : 1;
    }
}
