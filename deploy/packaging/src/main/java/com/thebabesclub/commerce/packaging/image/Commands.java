package com.thebabesclub.commerce.packaging.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a program to its end. */
public final class Commands {

    private static final int LIMIT_MINUTES = 5;

    private Commands() {}

    /**
     * @param log gets what it prints
     * @param folder where it runs
     * @throws NotPacked with the log, where it fails
     */
    static void run(Path log, Path folder, List<String> command) throws IOException {
        run(log, folder, command, Map.of());
    }

    /** The same with these variables besides. */
    public static void run(
            Path log, Path folder, List<String> command, Map<String, String> variables)
            throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        try {
            if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new NotPacked(command.getFirst() + " failed:\n" + Files.readString(log));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new NotPacked("interrupted");
        }
    }
}
