package com.thebabesclub.commerce.cutover;

import com.thebabesclub.commerce.sync.command.CommandLineRunner;
import com.thebabesclub.commerce.sync.command.CommandSection;

import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

import java.util.List;

/** The cut-over on a command line. Deleted once it is over. */
@Command(
        name = "cutover",
        description = {"The cut-over from the legacy Python Lambdas.", ""},
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%n",
        footer = "%nA command's own help: cutover <group> <command> --help",
        subcommands = {MigrateTableCommand.class, HelpCommand.class, GenerateCompletion.class})
public final class Main {

    /** This program with its commands by task. */
    public static final CommandLineRunner PROGRAM =
            new CommandLineRunner(
                    Main.class,
                    List.of(
                            CommandSection.of("The cut-over", "table migrate"),
                            CommandSection.of("This program", "help", "generate-completion")));

    private Main() {}

    public static void main(String[] arguments) {
        PROGRAM.runAsProcess(arguments);
    }
}
