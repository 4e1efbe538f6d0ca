package com.thebabesclub.lambda.local;

import com.thebabesclub.lambda.local.RuntimeApi.InitState;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A process of a function with its Runtime API. */
final class ExecutionEnvironment implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(20);

    private final FunctionSettings settings;
    private final Clock clock;
    private final RuntimeApi api;
    private final Process process;

    private ExecutionEnvironment(
            FunctionSettings settings, Clock clock, RuntimeApi api, Process process) {
        this.settings = settings;
        this.clock = clock;
        this.api = api;
        this.process = process;
    }

    static ExecutionEnvironment start(FunctionSettings settings, Clock clock) {
        RuntimeApi api = new RuntimeApi();
        try {
            Files.createDirectories(
                    Objects.requireNonNull(settings.log().toAbsolutePath().getParent()));
            ProcessBuilder builder =
                    new ProcessBuilder(settings.command())
                            .directory(settings.taskRoot().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(Redirect.appendTo(settings.log().toFile()));
            Map<String, String> environment = builder.environment();
            environment.keySet().retainAll(Set.of("PATH"));
            environment.putAll(Variables.of(settings, api.address()));
            return new ExecutionEnvironment(settings, clock, api, builder.start());
        } catch (IOException e) {
            api.close();
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until the process asks for its first event, or for its restoring, or gives up. */
    InitState awaitInit() {
        var ended =
                process.onExit()
                        .thenApply(
                                gone ->
                                        (InitState)
                                                new InitState.Wrong(
                                                        "Runtime.ExitError",
                                                        "exit code " + gone.exitValue()));
        InitState late =
                new InitState.Wrong("Sandbox.Timedout", "not ready in " + settings.initLimit());
        return Waiting.forAny(settings.initLimit(), late, List.of(api.init(), ended));
    }

    /**
     * Waits until the process is over with its last event, or has ended.
     *
     * @return whether it asks for another
     */
    boolean awaitIdle() {
        var asking = api.asking().thenApply(_ -> true);
        var ended = process.onExit().thenApply(_ -> false);
        return Waiting.forAny(settings.limit(), false, List.of(asking, ended));
    }

    void restore() {
        api.restore();
    }

    Outcome invoke(Event event) {
        if (event.body().length > RuntimeApi.LARGEST_PAYLOAD) {
            return new Outcome.Failed("RequestEntityTooLargeException", "{}");
        }
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        api.invoke(
                new Invocation(
                        event, clock.instant().plus(settings.limit()), settings.arn(), outcome));
        var ended =
                process.onExit().thenApply(gone -> (Outcome) new Outcome.Exited(gone.exitValue()));
        Outcome late = new Outcome.TimedOut(settings.limit());
        Outcome how = Waiting.forAny(settings.limit(), late, List.of(outcome, ended));
        if (how instanceof Outcome.TimedOut) {
            kill();
        }
        return how;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    ProcessHandle process() {
        return process.toHandle();
    }

    /** Ends the process as Lambda ends an idle one: kindly first. Its exit code. */
    int stop() {
        process.destroy();
        boolean kindly =
                Waiting.forAny(GRACE, false, List.of(process.onExit().thenApply(_ -> true)));
        if (!kindly) {
            kill();
        }
        api.close();
        return process.exitValue();
    }

    private void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
        api.close();
    }
}
