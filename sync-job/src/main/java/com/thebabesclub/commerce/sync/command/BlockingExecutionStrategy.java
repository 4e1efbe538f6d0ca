package com.thebabesclub.commerce.sync.command;

import picocli.CommandLine;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

import reactor.core.publisher.Mono;

/**
 * Runs the command that was typed, and waits on the command line's own thread for the exit code
 * that it comes to.
 */
public final class BlockingExecutionStrategy implements IExecutionStrategy {

    @Override
    public int execute(ParseResult parsed) {
        int exitCode = new RunLast().execute(parsed);
        CommandLine command = parsed.asCommandLineList().getLast();
        Object result = command.getExecutionResult();
        return result instanceof Mono<?> work ? exitCode(command, work) : exitCode;
    }

    private static int exitCode(CommandLine command, Mono<?> work) {
        try {
            return work.cast(Integer.class).blockOptional().orElseThrow();
        } catch (RuntimeException failure) {
            throw new ExecutionException(command, "the command failed", failure);
        }
    }
}
