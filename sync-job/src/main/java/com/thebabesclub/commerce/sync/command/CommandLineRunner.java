package com.thebabesclub.commerce.sync.command;

import com.thebabesclub.commerce.runtime.log.JsonLogConfigurator;
import com.thebabesclub.commerce.runtime.log.Redaction;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;

import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;

import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

import reactor.core.publisher.Mono;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A program whose commands are beans.
 *
 * @param type the class of the top-level command
 * @param sections every command, for the help of the program
 */
public record CommandLineRunner(Class<?> type, List<Section> sections) {

    /** The exit code where nothing could be done, or an option or a setting is wrong. */
    private static final int NOTHING_DONE = 2;

    private static final int WIDTH = 100;

    /**
     * The commands for one task, in the help of the whole program.
     *
     * @param commands as they are typed, such as {@code sync orders}
     */
    record Section(String task, List<String> commands) {}

    public CommandLineRunner {
        sections = List.copyOf(sections);
    }

    /** A program with the commands that every program has. */
    public static CommandLineRunner of(Class<?> type) {
        return new CommandLineRunner(
                type, List.of(new Section("This program", List.of("help", "generate-completion"))));
    }

    /** The same with the commands for one more task, which stand before those of every program. */
    public CommandLineRunner task(String task, String... commands) {
        List<Section> all = new ArrayList<>(sections);
        all.add(all.size() - 1, new Section(task, List.of(commands)));
        return new CommandLineRunner(type, all);
    }

    /**
     * Runs one command as this process, and ends it. Logs go to standard error, the answer to
     * standard output. The beans are not closed: the process ends, and the SDK's client of HTTP
     * would take two seconds for that.
     */
    public void runAsProcess(String... arguments) {
        PrintWriter answer = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter trouble = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        // Whatever prints from now on, the logger above all, must not mix with the answer.
        System.setOut(System.err);
        Terminal terminal = new SystemTerminal();
        if (terminal.isWatched()) {
            JsonLogConfigurator.onlyErrors();
        }
        ApplicationContext beans = beans(EnvironmentVariables.of(System.getenv()), terminal);
        System.exit(run(beans, answer, trouble, arguments));
    }

    /** Runs one command with these beans; its exit code. */
    public int run(
            ApplicationContext beans, PrintWriter out, PrintWriter err, String... arguments) {
        return commands(beans).setOut(out).setErr(err).execute(arguments);
    }

    /** All commands, which say help, and what went wrong, in the same way. */
    private CommandLine commands(ApplicationContext beans) {
        CommandLine commands = new CommandLine(type, new MicronautFactory(beans));
        addHelp(commands);
        commands.getCommandSpec()
                .usageMessage()
                .synopsisSubcommandLabel("COMMAND")
                .commandListHeading("%n")
                .footer(
                        "%nA command's own help: "
                                + commands.getCommandName()
                                + " <group> <command> --help");
        commands.getHelpSectionMap()
                .put(UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandListRenderer(sections));
        return commands.setUsageHelpWidth(WIDTH)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(CommandLineRunner::waited)
                .setExecutionExceptionHandler(
                        (problem, command, _) -> {
                            command.getErr().println(ErrorMessages.of(problem));
                            return NOTHING_DONE;
                        })
                .setParameterExceptionHandler((wrong, _) -> tellWrongUse(wrong));
    }

    /**
     * The beans of a program on the table and account that the variables name.
     *
     * @param others beans that take the place of the usual ones: another clock, another client
     */
    public static ApplicationContext beans(EnvironmentVariables variables, Object... others) {
        return variables
                .configure(ApplicationContext.builder())
                .deduceEnvironment(false)
                .banner(false)
                .singletons(others)
                .start();
    }

    /** Waits on the command line's own thread for the exit code that a command comes to. */
    private static int waited(ParseResult parsed) {
        int exitCode = new RunLast().execute(parsed);
        CommandLine command = parsed.asCommandLineList().getLast();
        Object result = command.getExecutionResult();
        try {
            return result instanceof Mono<?> work
                    ? work.cast(Integer.class).blockOptional().orElseThrow()
                    : exitCode;
        } catch (RuntimeException failure) {
            throw new ExecutionException(command, "the command failed", failure);
        }
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
        command.getSubcommands().values().forEach(CommandLineRunner::addHelp);
    }
}
