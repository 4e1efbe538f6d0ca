package com.thebabesclub.commerce.local.process;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * Owns every process that the stack starts, so that none survives it: after {@link #close} none
 * runs and none can be started, whatever else is going on at that moment.
 */
public final class Supervisor implements AutoCloseable {

    private final List<RunningPart> started = new ArrayList<>();
    private final CompletableFuture<StackProblem> unexpectedEnd = new CompletableFuture<>();
    private boolean closed;

    /** A supervisor that also closes when this JVM is asked to end (SIGINT, SIGTERM, SIGHUP). */
    public static Supervisor untilExit() {
        Supervisor supervisor = new Supervisor();
        Runtime.getRuntime().addShutdownHook(new Thread(supervisor::close, "stop-everything"));
        return supervisor;
    }

    /** Starts a part that is expected to run until it is stopped. */
    public RunningPart start(Part part) {
        RunningPart running = run(part);
        running.onUnexpectedEnd(unexpectedEnd::complete);
        return running;
    }

    /** Starts a part that is expected to end by itself. */
    public synchronized RunningPart run(Part part) {
        if (closed) {
            throw new StackProblem(part.name() + " is not started: the stack is stopping.");
        }
        RunningPart running = RunningPart.start(part);
        started.add(running);
        return running;
    }

    /** Completes with the first part that ended without having been stopped. */
    public CompletableFuture<StackProblem> unexpectedEnd() {
        return unexpectedEnd.copy();
    }

    @Override
    public synchronized void close() {
        closed = true;
        RunningPart.stopAll(started);
    }
}
