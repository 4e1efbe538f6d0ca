package com.thebabesclub.commerce.sync;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.sync.command.CommandLineRunner;
import com.thebabesclub.commerce.sync.command.SystemTerminal;

import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import picocli.CommandLine;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What every program of ours says of itself, the job's, the operator's and the cut-over's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class ProgramHelpTest {

    /**
     * A program and what it is tried with.
     *
     * @param commands all that do something
     * @param settled those that need a setting
     * @param wrong what is no command of it
     * @param groups what its help and that of its groups must name
     * @param options some that a shell must complete
     */
    public record Program(
            String name,
            CommandLineRunner runner,
            List<String> commands,
            List<String> settled,
            List<String> wrong,
            Map<String, List<String>> groups,
            List<String> options) {}

    private final Program program;

    protected ProgramHelpTest(Program program) {
        this.program = program;
    }

    public List<String> commands() {
        return program.commands();
    }

    public List<String> settled() {
        return program.settled();
    }

    public List<String> wrong() {
        return program.wrong();
    }

    @ParameterizedTest
    @MethodSource("commands")
    public void everyCommandSaysWhatItDoesAndHowItEnds(String command) {
        Ran ran = run(command + " --help");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("Usage: " + program.name() + " " + command)
                .contains("Exit codes:", "  0   ", "  1   ", "  2   ", "--help");
        assertThat(ran.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    public void aGroupSaysWhatThereIs() {
        assertThat(program.groups())
                .allSatisfy(
                        (group, named) ->
                                assertThat(run((group + " --help").strip()).out()).contains(named));
        assertThat(run("help").exit()).isZero();
    }

    @Test
    public void theHelpOfTheProgramListsEveryCommandByTask() {
        try (ApplicationContext beans =
                CommandLineRunner.beans(EnvironmentVariables.of(Map.of()), new SystemTerminal())) {
            CommandLine line =
                    new CommandLine(program.runner().type(), new MicronautFactory(beans));
            List<String> all = leaves("", line).toList();

            assertThat(all).containsAll(program.commands()).contains("generate-completion");
            assertThat(run("--help").lines())
                    .contains("This program:")
                    .filteredOn(text -> text.matches("  [a-z].*"))
                    .extracting(text -> text.strip().split(" {2,}", 2)[0])
                    .containsExactlyInAnyOrderElementsOf(all);
        }
    }

    @Test
    public void aShellCompletesCommandsAndOptions() {
        Ran ran = run("generate-completion");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("complete -F _complete_" + program.name())
                .contains(program.options());
    }

    @ParameterizedTest
    @MethodSource("wrong")
    public void whatIsNoCommandIsASentence(String typed) {
        Ran ran = run(typed);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Try: " + program.name()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @MethodSource("settled")
    public void aSettingThatIsMissingIsASentence(String command) {
        Ran ran = run(command);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err())
                .containsPattern("^(STRIPE_SECRET|COMMERCE_TABLE|AWS_REGION) is not set");
    }

    private static Stream<String> leaves(String typed, CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(typed.strip())
                : command.getSubcommands().entrySet().stream()
                        .flatMap(sub -> leaves(typed + " " + sub.getKey(), sub.getValue()));
    }

    private Ran run(String typed) {
        String[] arguments =
                Stream.of(typed.split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new);
        return Typed.with(program.runner(), Map.of()).run(arguments);
    }
}
