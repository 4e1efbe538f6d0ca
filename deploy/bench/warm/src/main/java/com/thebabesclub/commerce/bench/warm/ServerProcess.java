package com.thebabesclub.commerce.bench.warm;

import com.thebabesclub.commerce.bench.cold.TableStub;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A server as a process of its own, with the JVM's own choice of flags but for the heap. */
final class ServerProcess implements AutoCloseable {

    static final String WEBHOOK_SECRET = "whsec_bench_bench_bench_bench";

    private static final Duration START_LIMIT = Duration.ofMinutes(1);

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param jars of everything; those whose names begin with one of {@code without} are left out
     */
    static ServerProcess start(
            String main, Path jars, List<String> without, Path own, TableStub table)
            throws IOException, InterruptedException {
        int port = freePort();
        ProcessBuilder builder =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-cp",
                                own + File.pathSeparator + classPath(jars, without),
                                main)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(settings(table, port));
        ServerProcess server = new ServerProcess(builder.start(), port);
        server.awaitStart();
        return server;
    }

    int port() {
        return port;
    }

    /** The processor time that the server has used so far. */
    Duration used() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The bytes that the server has allocated so far. */
    long allocated() throws IOException {
        try (Connection connection = new Connection(port)) {
            return Long.parseLong(connection.answer(Connection.get("/bench/allocated")).strip());
        }
    }

    private void awaitStart() throws IOException, InterruptedException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try {
                allocated();
                return;
            } catch (IOException | NumberFormatException notYet) {
                Thread.sleep(100);
            }
        }
        close();
        throw new IOException("the server did not start");
    }

    private static Map<String, String> settings(TableStub table, int port) {
        return new HashMap<>(
                Map.of(
                        "COMMERCE_TABLE", "bench",
                        "AWS_ENDPOINT_URL_DYNAMODB", table.endpoint(),
                        "AWS_REGION", "us-east-1",
                        "AWS_ACCESS_KEY_ID", "bench",
                        "AWS_SECRET_ACCESS_KEY", "bench",
                        "STRIPE_SECRET", "sk_test_bench",
                        "STRIPE_WEBHOOK_SECRET", WEBHOOK_SECRET,
                        "QUOTE_SIGNATURE_SECRET", "k1:0123456789abcdef0123456789abcdef",
                        "JWT_SECRET", "0123456789abcdef0123456789abcdef",
                        "MICRONAUT_SERVER_PORT", Integer.toString(port)));
    }

    private static String classPath(Path folder, List<String> without) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .filter(
                            jar ->
                                    without.stream()
                                            .noneMatch(jar.getFileName().toString()::startsWith))
                    .map(file -> file.toAbsolutePath().toString())
                    .sorted()
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
