package com.thebabesclub.commerce.sync.command;

import com.thebabesclub.commerce.runtime.log.Redaction;

import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

import java.util.List;
import java.util.Objects;

/** Makes command lines that all say help, and what went wrong, in the same way. */
public final class CommandLineFactory {

    /** The exit code where nothing could be done, or an option or a setting is wrong. */
    private static final int NOTHING_DONE = 2;

    private static final int WIDTH = 100;

    private CommandLineFactory() {}

    /**
     * A command line whose commands are beans.
     *
     * @param program the class of the top-level command
     * @param sections every command, for the help of the program
     */
    public static CommandLine create(
            Class<?> program, ApplicationContext beans, List<CommandSection> sections) {
        CommandLine commands = new CommandLine(program, new MicronautFactory(beans));
        addHelp(commands);
        commands.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandListRenderer(sections));
        return commands.setUsageHelpWidth(WIDTH)
                .setExecutionExceptionHandler(
                        (problem, command, _) -> {
                            command.getErr().println(ErrorMessages.of(problem));
                            return NOTHING_DONE;
                        })
                .setParameterExceptionHandler((wrong, _) -> tellWrongUse(wrong));
    }

    /** An argument that is repeated may be a secret that was typed in the wrong place. */
    private static int tellWrongUse(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        command.getErr().println(Redaction.clean(Objects.toString(wrong.getMessage(), "")));
        command.getErr().println("Try: " + command.getCommandSpec().qualifiedName() + " --help");
        return NOTHING_DONE;
    }

    private static void addHelp(CommandLine command) {
        if (command.getCommandSpec().findOption("--help") == null) {
            command.getCommandSpec()
                    .addOption(
                            OptionSpec.builder("-h", "--help")
                                    .usageHelp(true)
                                    .description("This help.")
                                    .build());
        }
        command.getSubcommands().values().forEach(CommandLineFactory::addHelp);
    }
}
