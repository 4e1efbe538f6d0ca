package com.thebabesclub.commerce.testing;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.utility.DockerImageName;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * DynamoDB Local for this test process: a container where Testcontainers finds a Docker engine and
 * the image can be had, else a process of its own from the jars that the build collected. Started
 * at the first use, stopped with the JVM.
 */
final class LocalDynamoDb {

    private static final Logger LOG = LoggerFactory.getLogger(LocalDynamoDb.class);
    private static final String IMAGE = "amazon/dynamodb-local:2.6.1";
    private static final int CONTAINER_PORT = 8000;
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private static final class Started {
        static final URI ENDPOINT = start();
    }

    private LocalDynamoDb() {}

    static URI endpoint() {
        return Started.ENDPOINT;
    }

    private static URI start() {
        return container().orElseGet(LocalDynamoDb::process);
    }

    /** Empty where Testcontainers finds no engine, or the engine has no image and can get none. */
    private static Optional<URI> container() {
        if (!DockerClientFactory.instance().isDockerAvailable()) {
            return Optional.empty();
        }
        try {
            return Optional.of(startContainer());
        } catch (RuntimeException e) {
            LOG.warn(
                    "The Docker engine cannot run {}: DynamoDB Local runs as a process instead.",
                    IMAGE,
                    e);
            return Optional.empty();
        }
    }

    // Testcontainers' own reaper, or the end of the engine, removes the container.
    @SuppressWarnings("resource")
    private static URI startContainer() {
        GenericContainer<?> container =
                new GenericContainer<>(DockerImageName.parse(IMAGE))
                        .withExposedPorts(CONTAINER_PORT);
        container.start();
        Runtime.getRuntime().addShutdownHook(new Thread(container::stop));
        return URI.create(
                "http://" + container.getHost() + ":" + container.getMappedPort(CONTAINER_PORT));
    }

    private static URI process() {
        try {
            return startProcess();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URI startProcess() throws IOException {
        Path jars =
                Path.of(
                        System.getProperty("repository.root"),
                        "libs/dynamodb-local/target/dynamodb-local");
        if (!Files.isDirectory(jars)) {
            throw new IllegalStateException(
                    "DynamoDB Local is not built: run mvn -pl libs/dynamodb-local package");
        }
        int port = freePort();
        Process process =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx512m",
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Dsqlite4java.library.path=" + jars,
                                "-cp",
                                jars + "/*",
                                "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                                "-inMemory",
                                "-disableTelemetry",
                                "-port",
                                Integer.toString(port))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        awaitListening(process, port);
        return URI.create("http://127.0.0.1:" + port);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitListening(Process process, int port) throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (process.isAlive() && System.nanoTime() < end) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (java.net.ConnectException e) {
                Thread.onSpinWait();
            }
        }
        throw new IOException("DynamoDB Local did not start on port " + port);
    }
}
