package com.thebabesclub.commerce.cutover;

import static org.assertj.core.api.Assertions.assertThat;

import com.thebabesclub.commerce.runtime.setting.EnvironmentVariables;
import com.thebabesclub.commerce.sync.Typed;
import com.thebabesclub.commerce.sync.Typed.Ran;
import com.thebabesclub.commerce.sync.command.CommandLineRunner;
import com.thebabesclub.commerce.sync.command.SystemTerminal;

import io.micronaut.configuration.picocli.MicronautFactory;
import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

class HelpTest {

    @ParameterizedTest
    @ValueSource(strings = {"table migrate"})
    void everyCommandSaysWhatItDoesAndHowItEnds(String command) {
        Ran ran = run(command + " --help");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("Usage: cutover " + command)
                .contains("Exit codes:", "  0   ", "  1   ", "  2   ", "--help");
        assertThat(ran.lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void aGroupSaysWhatThereIs() {
        assertThat(run("--help").out()).contains("table");
        assertThat(run("help").exit()).isZero();
    }

    @Test
    void theHelpOfTheProgramListsEveryCommandByTask() {
        try (ApplicationContext beans =
                CommandLineRunner.beans(EnvironmentVariables.of(Map.of()), new SystemTerminal())) {
            List<String> commands =
                    commands("", new CommandLine(Main.class, new MicronautFactory(beans))).toList();

            assertThat(commands).contains("table migrate", "generate-completion");
            assertThat(run("--help").lines())
                    .contains("The cut-over:")
                    .filteredOn(line -> line.matches("  [a-z].*"))
                    .extracting(line -> line.strip().split(" {2,}", 2)[0])
                    .containsExactlyInAnyOrderElementsOf(commands);
        }
    }

    private static Stream<String> commands(String typed, CommandLine command) {
        return command.getSubcommands().isEmpty()
                ? Stream.of(typed.strip())
                : command.getSubcommands().entrySet().stream()
                        .flatMap(sub -> commands(typed + " " + sub.getKey(), sub.getValue()));
    }

    @Test
    void aShellCompletesCommandsAndOptions() {
        Ran ran = run("generate-completion");

        assertThat(ran.exit()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out())
                .startsWith("#!/usr/bin/env bash")
                .contains("complete -F _complete_cutover", "--dry-run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "table", "nonsense"})
    void whatIsNoCommandIsASentence(String typed) {
        Ran ran = run(typed);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains("Try: cutover").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"table migrate"})
    void aSettingThatIsMissingIsASentence(String command) {
        Ran ran = run(command);

        assertThat(ran.exit()).isEqualTo(2);
        assertThat(ran.err().lines()).hasSize(1);
        assertThat(ran.err())
                .containsPattern("^(STRIPE_SECRET|COMMERCE_TABLE|AWS_REGION) is not set");
    }

    private static Ran run(String typed) {
        String[] arguments =
                Stream.of(typed.split(" ", -1))
                        .filter(word -> !word.isEmpty())
                        .toArray(String[]::new);
        return Typed.with(Main.PROGRAM, Map.of()).run(arguments);
    }
}
