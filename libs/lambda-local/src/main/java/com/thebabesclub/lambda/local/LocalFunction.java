package com.thebabesclub.lambda.local;

import com.thebabesclub.lambda.local.RuntimeApi.InitState;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Optional;

/**
 * A function, invoked one event at a time: started by its first event, kept warm between them,
 * killed when an invocation exceeds its limit, and started anew when its process is gone.
 */
public final class LocalFunction implements AutoCloseable {

    private final FunctionSettings settings;
    private final Clock clock;
    private Optional<ExecutionEnvironment> environment = Optional.empty();
    private int starts;

    public LocalFunction(FunctionSettings settings) {
        this(settings, Clock.systemUTC());
    }

    /** Deadlines are told by the clock. */
    public LocalFunction(FunctionSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Waits for the end of the invocation, and before it for that of the start. */
    public synchronized Outcome invoke(Event event) {
        return switch (started()) {
            case InitState.Wrong wrong -> {
                close();
                yield new Outcome.NotInitialised(wrong.type(), wrong.report());
            }
            case InitState.Ready _ -> running().invoke(event);
            case InitState.Checkpointed _ -> {
                running().restore();
                yield running().invoke(event);
            }
        };
    }

    /** Starts it ahead of its first event. Of SnapStart: as far as the checkpoint. */
    public synchronized Optional<Outcome> start() {
        return started() instanceof InitState.Wrong(String type, String report)
                ? Optional.of(new Outcome.NotInitialised(type, report))
                : Optional.empty();
    }

    /** The process, if there is one. */
    public synchronized Optional<ProcessHandle> process() {
        return environment.filter(ExecutionEnvironment::isAlive).map(ExecutionEnvironment::process);
    }

    /** How often a process has been started. */
    public synchronized int starts() {
        return starts;
    }

    /** Stops the process where it is, as Lambda does between invocations. */
    public void freeze() {
        signal("STOP");
    }

    /** Lets a frozen process go on. */
    public void thaw() {
        signal("CONT");
    }

    /** Ends the process by SIGTERM, with 20 s to go. Its exit code; 0 where there was none. */
    public synchronized int stop() {
        int exitCode = environment.map(ExecutionEnvironment::stop).orElse(0);
        environment = Optional.empty();
        return exitCode;
    }

    private InitState started() {
        if (environment.filter(LocalFunction::ready).isEmpty()) {
            close();
            environment = Optional.of(ExecutionEnvironment.start(settings, clock));
            starts++;
        }
        return running().awaitInit();
    }

    private static boolean ready(ExecutionEnvironment running) {
        return !(running.awaitInit() instanceof InitState.Wrong) && running.awaitIdle();
    }

    private ExecutionEnvironment running() {
        return environment.orElseThrow();
    }

    private void signal(String name) {
        String pid = Long.toString(process().orElseThrow().pid());
        try {
            int exitCode = new ProcessBuilder("kill", "-" + name, pid).start().waitFor();
            if (exitCode != 0) {
                throw new IllegalStateException("kill -" + name + " ended with " + exitCode);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Kills the process. */
    @Override
    public synchronized void close() {
        environment.ifPresent(ExecutionEnvironment::close);
        environment = Optional.empty();
    }
}
