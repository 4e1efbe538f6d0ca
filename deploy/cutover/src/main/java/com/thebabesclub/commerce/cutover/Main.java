package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.sync.command.CommandLineRunner;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The cut-over on a command line. Deleted once it is over. */
@Command(
        name = "cutover",
        description = {"The cut-over from the legacy Python Lambdas.", ""},
        subcommands = {
            CheckCommand.class,
            MigrateTableCommand.class,
            AdoptCommand.class,
            HelpCommand.class,
            GenerateCompletion.class
        })
public final class Main {

    /** This program with its commands by task. */
    public static final CommandLineRunner PROGRAM =
            CommandLineRunner.of(Main.class)
                    .task("The cut-over", "check", "table migrate", "adopt");

    private Main() {}

    public static void main(String[] arguments) {
        PROGRAM.runAsProcess(arguments);
    }
}
