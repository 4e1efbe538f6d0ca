package com.thebabesclub.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/** Functions of the managed Java runtime, on the client that Lambda itself uses. */
class LocalFunctionTest {

    @TempDir private Path folder;

    @Test
    void aWarmProcessAnswersOneEventAfterAnother() {
        try (LocalFunction function = new LocalFunction(settings(Handlers.Obedient.class))) {
            Event event = Event.of("grüße");

            Outcome first = function.invoke(event);
            Outcome second = function.invoke(Event.of("again"));

            assertThat(text(first))
                    .isEqualTo(
                            "grüße|1|%s|arn:aws:lambda:us-east-1:123456789012:function:greeter|true|%s|greeter|hello|null"
                                    .formatted(event.requestId(), event.traceId()));
            assertThat(text(second)).startsWith("again|2|");
            assertThat(function.starts()).isEqualTo(1);
            assertThat(function.stop()).isEqualTo(143);
        }
    }

    @Test
    void aFailureIsReportedAndTheProcessLivesOn() {
        try (LocalFunction function = new LocalFunction(settings(Handlers.Obedient.class))) {
            Outcome failed = function.invoke(Event.of("fail"));

            assertThat(failed)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            error ->
                                    assertThat(error.report())
                                            .contains("as wished", "IllegalStateException"));
            assertThat(text(function.invoke(Event.of("well")))).startsWith("well|2|");
            assertThat(function.starts()).isEqualTo(1);
        }
    }

    /** A rule of the client: what may have left the virtual machine in pieces ends it. */
    @Test
    void anErrorOfTheVirtualMachineIsReportedAndEndsTheProcess() {
        try (LocalFunction function = new LocalFunction(settings(Handlers.Obedient.class))) {
            assertThat(function.invoke(Event.of("overflow")))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            error -> assertThat(error.report()).contains("StackOverflowError"));
            assertThat(text(function.invoke(Event.of("well")))).startsWith("well|1|");
            assertThat(function.starts()).isEqualTo(2);
        }
    }

    @Test
    void anAnswerThatIsTooLargeFailsTheInvocation() {
        try (LocalFunction function = new LocalFunction(settings(Handlers.Obedient.class))) {
            assertThat(function.invoke(Event.of("large")))
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            error ->
                                    assertThat(error.type())
                                            .isEqualTo("Function.ResponseSizeTooLarge"));
            assertThat(text(function.invoke(Event.of("well")))).startsWith("well|");
        }
    }

    @Test
    void anInvocationOverItsLimitEndsTheProcess() {
        FunctionSettings settings =
                settings(Handlers.Obedient.class).within(Duration.ofMillis(1_500));
        try (LocalFunction function = new LocalFunction(settings)) {
            assertThat(function.start()).isEmpty();
            ProcessHandle first = function.process().orElseThrow();

            assertThat(function.invoke(Event.of("hang"))).isInstanceOf(Outcome.TimedOut.class);

            assertThat(text(function.invoke(Event.of("well")))).startsWith("well|1|");
            assertThat(first.isAlive()).isFalse();
            assertThat(function.starts()).isEqualTo(2);
        }
    }

    @Test
    void aProcessThatEndsIsReplaced() {
        try (LocalFunction function = new LocalFunction(settings(Handlers.Obedient.class))) {
            assertThat(function.invoke(Event.of("exit"))).isEqualTo(new Outcome.Exited(7));
            assertThat(text(function.invoke(Event.of("well")))).startsWith("well|1|");
        }
    }

    @Test
    void aFunctionThatCannotStartSaysWhy() {
        try (LocalFunction function = new LocalFunction(settings(Handlers.Broken.class))) {
            assertThat(function.invoke(Event.of("{}")))
                    .isInstanceOfSatisfying(
                            Outcome.NotInitialised.class,
                            wrong -> assertThat(wrong.report()).contains("no way to start"));
        }
    }

    @Test
    void aFrozenProcessGoesOn() {
        try (LocalFunction function = new LocalFunction(settings(Handlers.Obedient.class))) {
            assertThat(text(function.invoke(Event.of("one")))).startsWith("one|1|");
            function.freeze();
            function.thaw();
            assertThat(text(function.invoke(Event.of("two")))).startsWith("two|2|");
        }
    }

    @Test
    void withSnapStartItIsCheckpointedBeforeItsFirstEvent() {
        FunctionSettings settings = settings(Handlers.Obedient.class).snapStarted();
        try (LocalFunction function = new LocalFunction(settings)) {
            assertThat(function.start()).isEmpty();
            assertThat(text(function.invoke(Event.of("one")))).startsWith("one|1|");
            assertThat(text(function.invoke(Event.of("two")))).startsWith("two|2|");
            assertThat(function.starts()).isEqualTo(1);
        }
    }

    private FunctionSettings settings(Class<?> handler) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return FunctionSettings.of(
                        Runtimes.managedJava(java, folder, handler.getName()),
                        handler.getName(),
                        testClasses())
                .named("greeter")
                .with(Map.of("GREETING", "hello"))
                .logging(folder.resolve("function.log"));
    }

    private static Path testClasses() {
        try {
            return Path.of(
                    Objects.requireNonNull(Handlers.class.getProtectionDomain().getCodeSource())
                            .getLocation()
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Answered.class);
        return ((Outcome.Answered) outcome).text();
    }
}
