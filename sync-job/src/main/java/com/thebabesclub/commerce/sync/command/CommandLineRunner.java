package com.thebabesclub.commerce.sync.command;

import com.thebabesclub.commerce.runtime.log.JsonLogConfigurator;
import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;

import io.micronaut.context.ApplicationContext;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A program whose commands are beans.
 *
 * @param type the class of the top-level command
 * @param sections every command, for the help of the program
 */
public record CommandLineRunner(Class<?> type, List<CommandSection> sections) {

    public CommandLineRunner {
        sections = List.copyOf(sections);
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
        return CommandLineFactory.create(type, beans, sections)
                .setOut(out)
                .setErr(err)
                .setExecutionStrategy(new BlockingExecutionStrategy())
                .execute(arguments);
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
}
