package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.sync.command.CommandLineRunner;
import com.thebabesclub.commerce.sync.command.CommandSection;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

import java.util.List;

/** The job on a command line. */
@Command(
        name = "sync-job",
        description = {"The nightly job of the shop, by hand.", ""},
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%n",
        footer = "%nA command's own help: sync-job <group> <command> --help",
        subcommands = {SyncCommand.class, HelpCommand.class, GenerateCompletion.class})
public final class Main {

    /** This program with its commands by task. */
    public static final CommandLineRunner PROGRAM =
            new CommandLineRunner(
                    Main.class,
                    List.of(
                            CommandSection.of(
                                    "Orders, and what is owed", "sync orders", "sync due"),
                            CommandSection.of("This program", "help", "generate-completion")));

    private Main() {}

    public static void main(String[] arguments) {
        PROGRAM.runAsProcess(arguments);
    }
}
