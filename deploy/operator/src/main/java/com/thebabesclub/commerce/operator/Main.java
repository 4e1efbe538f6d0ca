package com.thebabesclub.commerce.operator;

import com.thebabesclub.commerce.operator.catalog.CatalogCommand;
import com.thebabesclub.commerce.operator.endpoint.WebhookCommand;
import com.thebabesclub.commerce.operator.secret.SecretsCommand;
import com.thebabesclub.commerce.sync.command.CommandLineRunner;
import com.thebabesclub.commerce.sync.command.CommandSection;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

import java.util.List;

/** The operator's command line. */
@Command(
        name = "operator",
        description = {"Whatever is done for the shop by hand.", ""},
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%n",
        footer = "%nA command's own help: operator <group> <command> --help",
        subcommands = {
            OperatorSyncCommand.class,
            CatalogCommand.class,
            SecretsCommand.class,
            WebhookCommand.class,
            HelpCommand.class,
            GenerateCompletion.class
        })
public final class Main {

    /** This program with its commands by task. */
    public static final CommandLineRunner PROGRAM =
            new CommandLineRunner(
                    Main.class,
                    List.of(
                            CommandSection.of(
                                    "Orders, and what is owed",
                                    "sync orders",
                                    "sync due",
                                    "sync status"),
                            CommandSection.of(
                                    "Events that were not handled",
                                    "sync events list",
                                    "sync events replay"),
                            CommandSection.of(
                                    "To set the shop up",
                                    "secrets put",
                                    "catalog import",
                                    "webhook ensure"),
                            CommandSection.of("This program", "help", "generate-completion")));

    private Main() {}

    public static void main(String[] arguments) {
        PROGRAM.runAsProcess(arguments);
    }
}
