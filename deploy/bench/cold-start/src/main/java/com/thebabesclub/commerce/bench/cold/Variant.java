package com.thebabesclub.commerce.bench.cold;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A way to run a function.
 *
 * @param name as the table has it
 * @param command starts it; it asks the Runtime API that the environment names
 */
record Variant(String name, List<String> command) {

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
                    Map.entry("AWS_LAMBDA_FUNCTION_NAME", "bench"),
                    Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "1"),
                    Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1024"),
                    Map.entry("LAMBDA_TASK_ROOT", "/var/task"),
                    Map.entry("LANG", "C.UTF-8"),
                    Map.entry("PATH", "/usr/bin:/bin"));

    /** A cold start: its time and what was answered. */
    record Start(Duration time, String answer) {}

    /** Starts the function, waits for its first answer and stops it. */
    Start start(String event, TableStub table, Path log) throws IOException, InterruptedException {
        try (RuntimeStub runtime = new RuntimeStub(event, 1)) {
            ProcessBuilder builder = builder(runtime, table, log);
            long before = System.nanoTime();
            Process process = builder.start();
            try {
                RuntimeStub.FirstAnswer first = runtime.first(LIMIT);
                return new Start(Duration.ofNanos(first.at() - before), first.body());
            } finally {
                process.destroyForcibly().waitFor();
            }
        }
    }

    /** Lets the function answer some events and end by itself, as a training run has to. */
    void train(String event, int times, TableStub table, Path log)
            throws IOException, InterruptedException {
        try (RuntimeStub runtime = new RuntimeStub(event, times)) {
            Process process = builder(runtime, table, log).start();
            try {
                runtime.awaitAll(LIMIT);
                process.destroy();
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    throw new IOException("the training did not end");
                }
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private ProcessBuilder builder(RuntimeStub runtime, TableStub table, Path log) {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        Map<String, String> environment = new HashMap<>(SETTINGS);
        environment.put("AWS_LAMBDA_RUNTIME_API", runtime.address());
        environment.put("AWS_ENDPOINT_URL_DYNAMODB", table.endpoint());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return builder;
    }
}
