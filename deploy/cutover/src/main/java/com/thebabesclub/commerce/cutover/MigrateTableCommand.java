package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.cutover.MigrationRequest.OlderTable;
import com.thebabesclub.commerce.cutover.MigrationRequest.OlderTable.Sort;
import com.thebabesclub.commerce.sync.command.JsonRenderer;
import com.thebabesclub.commerce.sync.command.RequiresCommandLine;
import com.thebabesclub.commerce.sync.command.ShopCommand;

import jakarta.inject.Provider;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import reactor.core.publisher.Mono;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code table migrate}: the cut-over from the legacy Python Lambdas. */
@RequiresCommandLine
@Command(name = "table", description = "Work on the table itself.")
public final class MigrateTableCommand extends ShopCommand {

    private static final int MOST_READ_UNITS = 40_000;

    private final Provider<MigrationService> migrations;
    private final JsonRenderer renderer;

    MigrateTableCommand(Provider<MigrationService> migrations, JsonRenderer renderer) {
        this.migrations = migrations;
        this.renderer = renderer;
    }

    /** The exit code is 0 where the mark is set, 1 where something is left, 2 where nothing ran. */
    @Command(
            description = {
                "Makes the orders that the legacy Python Lambdas wrote known to this shop, and marks the table.",
                "",
                "May be stopped at any time and given again: it goes on where it was."
            },
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:the table is marked",
                "1:rows have to be looked at, or it is to be given again",
                "2:nothing could be done"
            })
    Mono<Integer> migrate(
            @Option(names = "--dry-run", description = "Counts and writes nothing.") boolean dryRun,
            @Option(
                            names = "--remove-doubles",
                            description = "Deletes second rows of an order that is there.")
                    boolean removeDoubles,
            @Option(
                            names = "--accept-rest",
                            description = "Marks the table although rows were not understood.")
                    boolean acceptRest,
            @Option(
                            names = "--orders-table",
                            paramLabel = "NAME",
                            description = "An older table of orders, copied first.")
                    Optional<String> ordersTable,
            @Option(
                            names = "--profiles-table",
                            paramLabel = "NAME",
                            description = "An older table of profiles, copied first.")
                    Optional<String> profilesTable,
            @Option(
                            names = "--read-units",
                            paramLabel = "N",
                            description = "Read capacity units a second; default 200.")
                    Optional<Integer> readUnits,
            @Option(names = "--json", description = "For machines.") boolean json) {
        List<OlderTable> older = new ArrayList<>();
        profilesTable.ifPresent(name -> older.add(new OlderTable(Sort.PROFILES, name)));
        ordersTable.ifPresent(name -> older.add(new OlderTable(Sort.ORDERS, name)));
        int units =
                within("--read-units", readUnits, MOST_READ_UNITS)
                        .orElse(MigrationRequest.USUAL_READ_UNITS);
        MigrationRequest request =
                new MigrationRequest(dryRun, removeDoubles, acceptRest, older, units);
        MigrationLines lines = new MigrationLines(out(), err(), renderer, dryRun, json);
        return migrations
                .get()
                .run(request, lines)
                .doOnNext(lines::end)
                .map(MigrateTableCommand::exitCode);
    }

    private static int exitCode(MigrationReport report) {
        return switch (report.status()) {
            case SUCCESS -> 0;
            case PARTIAL -> 1;
            case FAILED -> 2;
        };
    }
}
