package com.thebabesclub.commerce.local.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

class SupervisorTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    @TempDir private Path folder;

    @Test
    void aPartThatIsReadyIsGoneAfterClosing() throws Exception {
        RunningPart part;
        try (Supervisor supervisor = new Supervisor()) {
            part = supervisor.start(part(200));
            part.awaitReady(LONG);
            assertThat(alive(part.pid())).isTrue();
        }
        assertThat(alive(part.pid())).isFalse();
    }

    @Test
    void aPartThatIsNeverReadyIsReportedAndGoneAfterClosing() {
        RunningPart part;
        try (Supervisor supervisor = new Supervisor()) {
            part = supervisor.start(part(503));
            assertThatThrownBy(() -> part.awaitReady(Duration.ofSeconds(1)))
                    .isInstanceOf(StackProblem.class)
                    .hasMessageStartingWith("test part is not ready after 1 s.");
        }
        assertThat(alive(part.pid())).isFalse();
    }

    @Test
    void aPartThatEndsWhileStartingTellsItsLastWords() {
        try (Supervisor supervisor = new Supervisor()) {
            RunningPart part = supervisor.start(part(0));
            assertThatThrownBy(() -> part.awaitReady(LONG))
                    .isInstanceOf(StackProblem.class)
                    .hasMessageContaining("exit code 3")
                    .hasMessageContaining("the reason why it cannot start")
                    .hasMessageContaining("part.log");
        }
    }

    @Test
    void aPartThatEndsByItselfIsReportedAndOneThatIsStoppedIsNot() throws Exception {
        try (Supervisor supervisor = new Supervisor()) {
            RunningPart stopped = supervisor.start(part(200));
            stopped.awaitReady(LONG);
            stopped.stop();
            RunningPart killed = supervisor.start(part(200));
            killed.awaitReady(LONG);
            assertThat(supervisor.unexpectedEnd()).isNotDone();

            ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();

            assertThat(supervisor.unexpectedEnd().get(30, TimeUnit.SECONDS))
                    .hasMessageContaining("test part ended with exit code");
        }
    }

    @Test
    void nothingIsStartedAfterClosing() {
        Supervisor supervisor = new Supervisor();
        supervisor.close();

        assertThatThrownBy(() -> supervisor.start(part(200)))
                .isInstanceOf(StackProblem.class)
                .hasMessageContaining("the stack is stopping");
    }

    @Test
    void aJobGivesItsExitCodeAndAnswer() throws Exception {
        try (Supervisor supervisor = new Supervisor()) {
            RunningPart job = supervisor.run(part(0));

            assertThat(job.awaitExit(LONG)).isEqualTo(3);
            assertThat(job.answer()).isEqualToIgnoringNewLines("the reason why it cannot start");
            assertThat(supervisor.unexpectedEnd()).isNotDone();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void noSignalLeavesAProcessBehindNotEvenWhileStarting(String signal) throws Exception {
        Process program =
                new ProcessBuilder(
                                heeding(
                                        signal,
                                        TestParts.java(SupervisedProgram.class, folder.toString())))
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader output =
                new BufferedReader(
                        new InputStreamReader(program.getInputStream(), StandardCharsets.UTF_8))) {
            List<Long> children =
                    Stream.of(Objects.requireNonNull(output.readLine()).split(" ", -1))
                            .map(Long::valueOf)
                            .toList();
            assertThat(children).hasSize(2).allMatch(SupervisorTest::alive);

            new ProcessBuilder("kill", "-" + signal, String.valueOf(program.pid()))
                    .start()
                    .waitFor();

            assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(children).noneMatch(SupervisorTest::alive);
        } finally {
            program.destroyForcibly();
        }
    }

    /**
     * The command, which heeds the signal even where this build was started to ignore it, as nohup
     * does.
     */
    private static List<String> heeding(String signal, List<String> command) throws Exception {
        List<String> env = List.of("env", "--default-signal=" + signal);
        List<String> probe = Stream.concat(env.stream(), Stream.of("true")).toList();
        boolean known = new ProcessBuilder(probe).start().waitFor() == 0;
        return known ? Stream.concat(env.stream(), command.stream()).toList() : command;
    }

    private Part part(int status) {
        return TestParts.answering(status, folder.resolve("part.log"));
    }

    private static boolean alive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
