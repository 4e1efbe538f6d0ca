package com.thebabesclub.commerce.sync;

import com.thebabesclub.commerce.sync.command.CommandLineRunner;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The job on a command line. */
@Command(
        name = "sync-job",
        description = {"The nightly job of the shop, by hand.", ""},
        subcommands = {Main.SyncCommand.class, HelpCommand.class, GenerateCompletion.class})
public final class Main {

    /** This program with its commands by task. */
    public static final CommandLineRunner PROGRAM =
            CommandLineRunner.of(Main.class)
                    .task("Orders, and what is owed", "sync orders", "sync due");

    private Main() {}

    public static void main(String[] arguments) {
        PROGRAM.runAsProcess(arguments);
    }

    /** The group {@code sync}. */
    @Command(
            name = "sync",
            description = "Compares Stripe with the table, and does what is owed.",
            subcommands = {OrdersCommand.class, OutboxCommand.class})
    static final class SyncCommand {}
}
