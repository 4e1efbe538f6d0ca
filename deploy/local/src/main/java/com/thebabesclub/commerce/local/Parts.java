package com.thebabesclub.commerce.local;

import com.thebabesclub.commerce.local.process.Part;
import com.thebabesclub.commerce.local.process.Probe;
import com.thebabesclub.commerce.local.process.StackProblem;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The commands that start each part from what the build has left under {@code root}. Its logs go to
 * a folder of this stack's own, so that two stacks share no file.
 */
record Parts(Path root, LocalSettings settings) {

    /** A JVM that starts fast and stays small: a developer's machine runs seven of them. */
    private static final List<String> SMALL_JVM =
            List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-XX:+AutoCreateSharedArchive",
                    "-Xlog:cds=off,cds+dynamic=off,aot=off");

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    /** At its first end a part leaves its classes as they were loaded, for all later starts. */
    private static final Duration FIRST_STOP_LIMIT = Duration.ofSeconds(30);

    Path folder() {
        return root.resolve(".local").resolve(String.valueOf(settings.ports().gateway()));
    }

    Part dynamoDb() {
        Path libraries = built("libs/dynamodb-local/target/dynamodb-local");
        int port = settings.ports().dynamoDb();
        return new Part(
                "DynamoDB Local",
                java(
                        "dynamodb",
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.awt.headless=true",
                        "-Dsqlite4java.library.path=" + libraries,
                        "-cp",
                        libraries + "/*",
                        "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                        "-inMemory",
                        "-disableTelemetry",
                        "-port",
                        String.valueOf(port)),
                Map.of(),
                log("dynamodb"),
                Optional.empty(),
                Probe.answers(Ports.uri(port)),
                stopLimit("dynamodb"));
    }

    Part stripe() {
        Ports ports = settings.ports();
        return new Part(
                "Stripe emulator",
                java(
                        "stripe",
                        "-jar",
                        built("libs/stripe-emulator/target/stripe-emulator.jar").toString(),
                        "--port",
                        String.valueOf(ports.stripe()),
                        "--api-key",
                        LocalSettings.EMULATOR_KEY,
                        "--webhook-url",
                        ports.gatewayUri() + "/stripe/webhook",
                        "--webhook-secret",
                        settings.stripeWebhookSecret()),
                Map.of(),
                log("stripe"),
                Optional.empty(),
                Probe.answers(Ports.uri(ports.stripe())),
                stopLimit("stripe"));
    }

    /** ElasticMQ, with the one queue that parked events are told to. */
    Part sqs() {
        int port = settings.ports().sqs();
        return new Part(
                "SQS (ElasticMQ)",
                java(
                        "sqs",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Drest-sqs.bind-hostname=127.0.0.1",
                        "-Drest-sqs.bind-port=" + port,
                        "-Dnode-address.host=127.0.0.1",
                        "-Dnode-address.port=" + port,
                        "-Drest-stats.enabled=false",
                        "-Dqueues.%s.defaultVisibilityTimeout=30 seconds"
                                .formatted(LocalSettings.PARKED_EVENTS),
                        "-cp",
                        built("libs/sqs-local/target/elasticmq") + "/*",
                        "org.elasticmq.server.Main"),
                Map.of(),
                log("sqs"),
                Optional.empty(),
                Probe.healthy(Ports.uri(port).resolve("/health")),
                stopLimit("sqs"));
    }

    Part service(Service service) {
        int port = service.port(settings.ports());
        Map<String, String> environment = environment();
        environment.put("MICRONAUT_SERVER_PORT", String.valueOf(port));
        environment.put("MICRONAUT_SERVER_HOST", "127.0.0.1");
        return new Part(
                service.word() + " service",
                java(
                        service.word(),
                        "-jar",
                        built("%1$s/target/%1$s.jar".formatted(service.module())).toString()),
                environment,
                log(service.word()),
                Optional.empty(),
                Probe.healthy(Ports.uri(port).resolve("/health")),
                stopLimit(service.word()));
    }

    /** The nightly job, run now; it ends by itself. */
    Part sync(String... arguments) {
        List<String> command =
                java("sync", "-jar", built("sync-job/target/sync-job.jar").toString());
        command.addAll(List.of(arguments));
        return new Part(
                "sync job",
                command,
                environment(),
                log("sync"),
                Optional.of(folder().resolve("sync.json")),
                Probe.answers(settings.ports().gatewayUri()),
                stopLimit("sync"));
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(settings.environment());
        environment.put("CATALOG_LOCATION", root.resolve("deploy/local/catalog.json").toString());
        return environment;
    }

    private List<String> java(String part, String... arguments) {
        List<String> command = new ArrayList<>(SMALL_JVM);
        command.add("-XX:SharedArchiveFile=" + classArchive(part));
        command.addAll(List.of(arguments));
        return command;
    }

    private Duration stopLimit(String part) {
        return Files.exists(classArchive(part)) ? STOP_LIMIT : FIRST_STOP_LIMIT;
    }

    /** Of all stacks of this tree; {@code ./run-local} removes it with what it was made of. */
    private Path classArchive(String part) {
        return root.resolve(".local").resolve(part + ".jsa");
    }

    private Path log(String name) {
        return folder().resolve(name + ".log");
    }

    private Path built(String path) {
        Path file = root.resolve(path);
        if (!Files.exists(file)) {
            throw new StackProblem(file + " is missing: ./run-local builds it.");
        }
        return file;
    }
}
