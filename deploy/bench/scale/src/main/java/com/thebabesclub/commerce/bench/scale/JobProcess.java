package com.thebabesclub.commerce.bench.scale;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged job as an operator starts it, in 128 MiB. Its log goes to a file. */
final class JobProcess {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofMinutes(15);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Pattern TOTAL = Pattern.compile("^Total +\\d+ +(\\d+)", Pattern.MULTILINE);
    private static final String ALL = "100000";

    /**
     * What a run said.
     *
     * @param answer empty object where it was killed
     * @param heaps bytes that were in use after a collection, each time that somebody looked
     */
    record Run(int exitCode, JsonNode answer, List<Long> heaps, Duration took) {

        String status() {
            return answer.path("status").asText("killed");
        }

        long highestHeap() {
            return heaps.stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    private final List<String> command;
    private final Map<String, String> variables;

    JobProcess(Path jar, String table, URI dynamoDb, URI stripe) {
        this.command =
                List.of(
                        java("java"),
                        "-Xmx128m",
                        "-jar",
                        jar.toString(),
                        "sync",
                        "orders",
                        "--json",
                        "--lookback-hours",
                        "25",
                        "--max-sessions",
                        ALL);
        this.variables =
                Map.of(
                        "COMMERCE_TABLE",
                        table,
                        "AWS_ENDPOINT_URL_DYNAMODB",
                        dynamoDb.toString(),
                        "AWS_REGION",
                        "us-east-1",
                        "AWS_ACCESS_KEY_ID",
                        "local",
                        "AWS_SECRET_ACCESS_KEY",
                        "local",
                        "STRIPE_SECRET",
                        Account.KEY,
                        "STRIPE_API_BASE",
                        stripe.toString(),
                        "MAIL_SENDER",
                        "log");
    }

    /** Starts it; {@link Started#end} waits. */
    Started start() throws IOException {
        File answer = Files.createTempFile("sync-job", ".json").toFile();
        File log = Files.createTempFile("sync-job", ".log").toFile();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(answer).redirectError(log);
        builder.environment().putAll(variables);
        return new Started(builder.start(), answer, log, System.nanoTime());
    }

    /** A job that runs. */
    record Started(Process process, File answer, File log, long since) {

        void kill() {
            process.destroyForcibly();
        }

        /** Looks at its heap until it ends. */
        Run end() throws IOException, InterruptedException {
            List<Long> heaps = new ArrayList<>();
            while (!process.waitFor(LOOK.toMillis(), TimeUnit.MILLISECONDS)) {
                heap().ifPresent(heaps::add);
                if (System.nanoTime() - since > LIMIT.toNanos()) {
                    kill();
                    throw new IOException("the job did not end; its log is " + log);
                }
            }
            String said = Files.readString(answer.toPath());
            return new Run(
                    process.exitValue(),
                    said.isBlank() ? JSON.createObjectNode() : JSON.readTree(said),
                    heaps,
                    Duration.ofNanos(System.nanoTime() - since));
        }

        /** A histogram counts what is alive, after a collection. */
        private Optional<Long> heap() throws IOException, InterruptedException {
            Process asked =
                    new ProcessBuilder(
                                    java("jcmd"),
                                    Long.toString(process.pid()),
                                    "GC.class_histogram")
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            String histogram =
                    new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            asked.waitFor();
            return TOTAL.matcher(histogram)
                    .results()
                    .map(found -> Long.parseLong(found.group(1)))
                    .findFirst();
        }
    }

    private static String java(String tool) {
        return Path.of(System.getProperty("java.home"), "bin", tool).toString();
    }
}
