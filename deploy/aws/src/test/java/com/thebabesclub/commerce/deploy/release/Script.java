package com.thebabesclub.commerce.deploy.release;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A script of the repository, run in a folder whose {@code bin} comes first on the path.
 *
 * @param file from the repository's root
 */
record Script(String file, Path folder) {

    private static final long SECONDS = 60;

    /** Skips the test on a machine without one of these tools, which the build does not ask for. */
    static void needs(String... tools) {
        for (String tool : tools) {
            boolean there =
                    Stream.of(System.getenv().getOrDefault("PATH", "").split(":", -1))
                            .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
            assumeTrue(there, tool + " is not here");
        }
    }

    /** How it ended and what it said. */
    record Result(int exit, String out, String err) {}

    Result run(Map<String, String> environment, List<String> arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        List<String> command =
                new ArrayList<>(List.of("bash", Repository.root().resolve(file).toString()));
        command.addAll(arguments);
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().putAll(environment);
        builder.environment().merge("PATH", "", (path, none) -> folder.resolve("bin") + ":" + path);
        Process process = builder.start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException(file + " has not ended after " + SECONDS + " s");
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
