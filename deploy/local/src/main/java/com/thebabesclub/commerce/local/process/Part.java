package com.thebabesclub.commerce.local.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A part of the stack before it runs.
 *
 * @param name as the terminal and the log file call it
 * @param command the program and its arguments
 * @param environment added to what this process has itself
 * @param log where its output goes; overwritten by each start
 * @param answer where its standard output goes instead, for a job that answers on it
 * @param stopLimit how long it may take to end once it is asked to
 */
public record Part(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path log,
        Optional<Path> answer,
        Probe probe,
        Duration stopLimit) {

    public Part {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
