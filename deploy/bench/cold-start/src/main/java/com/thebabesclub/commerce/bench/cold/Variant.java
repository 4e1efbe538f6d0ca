package com.thebabesclub.commerce.bench.cold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A way to run a function.
 *
 * @param name as the table has it
 * @param command starts it; it asks the Runtime API that the environment names
 * @param folder where its code lies
 * @param variables its own: the handler, as Lambda is told of it
 * @param cache the AOT cache that it starts on, if any
 */
record Variant(
        String name,
        List<String> command,
        Path folder,
        Map<String, String> variables,
        Optional<Path> cache) {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    /** The settings of every function here; what is signed with them is checked, byte for byte. */
    static final Map<String, String> SETTINGS =
            Map.ofEntries(
                    Map.entry("COMMERCE_TABLE", "bench"),
                    Map.entry("STRIPE_SECRET", "sk_test_bench"),
                    Map.entry("STRIPE_WEBHOOK_SECRET", Events.WEBHOOK_SECRET),
                    Map.entry("QUOTE_SIGNATURE_SECRET", "k1:0123456789abcdef0123456789abcdef"),
                    Map.entry("JWT_SECRET", "0123456789abcdef0123456789abcdef"),
                    Map.entry("MAIL_SENDER", "log"),
                    Map.entry("AWS_REGION", "us-east-1"),
                    Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
                    Map.entry("AWS_ACCESS_KEY_ID", "bench"),
                    Map.entry("AWS_SECRET_ACCESS_KEY", "bench"),
                    Map.entry("AWS_SESSION_TOKEN", "bench"),
                    Map.entry("AWS_LAMBDA_FUNCTION_NAME", "bench"),
                    Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                    Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
                    Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                    Map.entry("TZ", ":UTC"),
                    Map.entry("LANG", "en_US.UTF-8"),
                    Map.entry("PATH", "/usr/bin:/bin"));

    /** A cold start: its time, the processor's time in it, and what was answered. */
    record Start(Duration time, Duration processor, String answer) {}

    /** Starts the function, waits for its first answer and stops it. */
    Start start(String event, TableStub table, Path log) throws IOException, InterruptedException {
        return start(event, table, log, Map.of());
    }

    /**
     * The classes that are loaded up to the first answer of a Java, which is refused a start
     * without its cache.
     */
    long classes(String event, TableStub table, Path log) throws IOException, InterruptedException {
        Path loaded = log.resolveSibling("classes.log").toAbsolutePath();
        String mode = cache.isPresent() ? "-XX:AOTMode=on" : "-XX:AOTMode=off";
        String options = mode + " -Xlog:class+load:file=" + loaded;
        start(event, table, log, Map.of("JDK_JAVA_OPTIONS", options));
        try (Stream<String> lines = Files.lines(loaded)) {
            return lines.filter(line -> line.contains("source:")).count();
        }
    }

    private Start start(String event, TableStub table, Path log, Map<String, String> more)
            throws IOException, InterruptedException {
        try (RuntimeStub runtime = new RuntimeStub(event)) {
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile());
            Map<String, String> environment = builder.environment();
            environment.clear();
            environment.putAll(environment(runtime, table));
            environment.putAll(more);
            long before = System.nanoTime();
            Process process = builder.start();
            try {
                RuntimeStub.FirstAnswer first = runtime.first(LIMIT);
                Duration processor = process.info().totalCpuDuration().orElse(Duration.ZERO);
                return new Start(Duration.ofNanos(first.at() - before), processor, first.body());
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    private Map<String, String> environment(RuntimeStub runtime, TableStub table) {
        Map<String, String> environment = new HashMap<>(SETTINGS);
        environment.put("AWS_LAMBDA_RUNTIME_API", runtime.address());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", table.endpoint());
        environment.put("LAMBDA_TASK_ROOT", folder.toAbsolutePath().toString());
        environment.putAll(variables);
        return environment;
    }
}
