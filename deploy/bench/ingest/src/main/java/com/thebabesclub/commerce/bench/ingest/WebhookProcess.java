package com.thebabesclub.commerce.bench.ingest;

import com.thebabesclub.commerce.webhook.Application;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The webhook as it runs on a server, in a process of its own; its log goes nowhere. */
final class WebhookProcess implements AutoCloseable {

    static final String SECRET = "whsec_bench";

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final Process process;
    private final URI address;

    private WebhookProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static WebhookProcess start(String table, URI dynamoDb) throws IOException {
        int port = freePort();
        ProcessBuilder start =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Application.class.getName())
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        start.environment()
                .putAll(
                        Map.of(
                                "COMMERCE_TABLE", table,
                                "AWS_ENDPOINT_URL_DYNAMODB", dynamoDb.toString(),
                                "AWS_REGION", "us-east-1",
                                "AWS_ACCESS_KEY_ID", "local",
                                "AWS_SECRET_ACCESS_KEY", "local",
                                "STRIPE_SECRET", "sk_test_bench",
                                "STRIPE_API_BASE", "http://127.0.0.1:1",
                                "STRIPE_WEBHOOK_SECRET", SECRET,
                                "MAIL_SENDER", "log",
                                "MICRONAUT_SERVER_PORT", Integer.toString(port)));
        Process process = start.start();
        URI address = URI.create("http://127.0.0.1:" + port);
        awaitHealth(process, address);
        return new WebhookProcess(process, address);
    }

    URI route(String path) {
        return address.resolve(path);
    }

    /** The processor time that the webhook has used so far. */
    Duration used() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The same of the table, which is the other process that this one has started. */
    Duration usedByTheTable() {
        return ProcessHandle.current()
                .children()
                .filter(child -> child.pid() != process.pid())
                .map(child -> child.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitHealth(Process process, URI address) throws IOException {
        HttpRequest health = HttpRequest.newBuilder(address.resolve("/health")).build();
        long end = System.nanoTime() + START_LIMIT.toNanos();
        try (HttpClient client = HttpClient.newHttpClient()) {
            while (process.isAlive() && System.nanoTime() < end) {
                try {
                    if (client.send(health, BodyHandlers.discarding()).statusCode() == 200) {
                        return;
                    }
                } catch (IOException _) {
                    Thread.sleep(Duration.ofMillis(100));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
        throw new IOException("the webhook did not start");
    }

    @Override
    public void close() {
        process.destroy();
    }
}
